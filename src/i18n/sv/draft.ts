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

  keepHere: 'Spara det jag skriver på den här enheten',
  keepHereHint:
    'Då finns texten kvar om webbläsaren stängs. Den sparas bara här, tills du har skickat klagomålet eller tar bort krysset. Filer sparas inte. Kryssa inte i rutan på en dator som andra använder.',
  restored:
    'Vi har fyllt i det du skrev förra gången på den här enheten. Filer behöver du välja igen.',
  keepFailed: 'Det gick inte att spara på den här enheten.',

  charactersLeft: 'Plats för {number} tecken till.',
  charactersOver:
    'Texten är {number} tecken längre än vi räknar med. Du kan skicka den ändå, eller lägga den i en fil.',

  progress: 'Skickar filerna:',
  lost: 'Anslutningen bröts. Allt du har fyllt i finns kvar här på sidan. Försök igen när du har nät. Skickar du samma sak två gånger räknas det som en.',
  again: 'Försök igen',
} as const;
