/**
 * The words of the receipt pages in Swedish. `{name}` is a slot that is filled when a receipt is shown.
 */
export const receipt = {
  complaintTitle: 'Vi har tagit emot ditt klagomål',
  questionTitle: 'Vi har tagit emot din fråga',
  reference: 'Ditt referensnummer',
  receivedAt: 'Vi tog emot det {receivedAt}.',
  next: 'Vad händer nu?',
  complaintSteps: [
    'Senast {acknowledgeBy} bekräftar en person hos oss att vi har fått klagomålet. Du får veta vem som är din kontaktperson och när du kan vänta dig ett svar.',
    'Vi utreder det du har skrivit. Behöver vi veta mer hör vi av oss till dig.',
    'Du får ett svar. Ger vi dig inte rätt får du skälen skriftligt, och du får veta hur du kan gå vidare.',
  ],
  questionSteps: ['Vår kundtjänst läser din fråga.', 'Vi svarar dig på det sätt du har angett.'],
  mailed:
    'Vi skickar också ett kvitto till {receiptEmail}. Det du skrev står inte i det, så spara gärna den här sidan.',
  notMailed:
    'Vi mejlar inget kvitto, eftersom vi inte har någon e-postadress som vi kan skicka till. Spara eller skriv ut den här sidan. Den är ditt kvitto.',
  ask: 'Vill du fråga om ärendet?',
  askText: 'Ange referensnumret {reference} när du hör av dig.',
  arrived: 'Filer som kom fram',
  refused: 'Filer som inte kom fram',
  refusedComplaint:
    'Klagomålet har kommit fram ändå. Mejla filerna till {email} och skriv referensnumret {reference} i ämnesraden.',
  sent: 'Det här skickade du',
  keep: 'Spara kvittot',
  savePdf: 'Hämta kvittot som PDF, med det du skrev',
  saveDate: 'Lägg till sista dagen för bekräftelsen i din kalender',
  print: 'Skriv ut',
  printHint: 'Du kan skriva ut sidan från webbläsarens meny.',
  noneTitle: 'Här finns inget kvitto att visa',
  noneText:
    'Länken kan vara gammal eller ofullständig. Har du skickat något till oss och lämnat din e-postadress finns kvittot i din inkorg. Är du osäker på om det kom fram, fråga oss:',
} as const;
