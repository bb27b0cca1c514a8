/** The words around a complaint that has been filled in and not sent, in Swedish. */
export const draft = {
  notSentPrefix: 'Inte skickat än: ',
  notSent: 'Inget har skickats än.',
  intro:
    'Läs igenom det du har skrivit och ändra det som är fel. Tryck sedan på ”Skicka klagomålet” längst ned på sidan.',
  kept: 'Du behöver inte skynda dig. Vi sparar det du har fyllt i krypterat i 24 timmar och tar sedan bort det. Texten kan du skicka härifrån även efter det, men då är filerna borta.',
  change: 'Ändra',
  filesLabel: 'Filer som följer med',
  noFiles: 'Inga filer',
  refused: 'Filer som inte följer med',
  refusedHint: 'Du kan skicka klagomålet ändå. Mejla filerna till oss efteråt om de är viktiga.',
  addMore: 'Ändra eller lägg till något i formuläret',
  noneTitle: 'Här finns inget att kontrollera',
  noneText:
    'Vi sparar det du har fyllt i under 24 timmar. Har du redan skickat klagomålet finns kvittot i din e-post, om du lämnade din adress. Annars får du börja om i formuläret.',
  toForm: 'Till formuläret',

  goOn: 'Gå vidare',
  goOnHint: 'På nästa sida kan du läsa igenom allt innan du skickar. Inget skickas än.',
  heldFiles: 'Filer som du har lagt till',
  removeFile: 'Ta bort',
  addFiles: 'Lägg till fler filer',
} as const;
