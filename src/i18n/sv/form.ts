/**
 * The words of the two forms and their receipts in Swedish. Labels follow the standard template of
 * Regulation (EU) 2022/2117; e-mails and receipts name the fields with the same `labels`.
 * `{name}` in a receipt's words is a slot that is filled when the receipt is shown.
 */
export const form = {
  titlePrefix: 'Fel: ',
  errorPrefix: 'Fel:',
  errorSummary: 'Något behöver rättas',
  mustBeFilledIn: 'måste fyllas i',

  labels: {
    clientType: 'Klagar du som privatperson eller för ett företag?',
    lastName: 'Efternamn, eller företagets namn',
    firstName: 'Förnamn',
    registrationNumber: 'Organisationsnummer',
    clientReference: 'Kundnummer',
    email: 'E-post',
    phone: 'Telefon',
    street: 'Gatuadress eller box',
    postcode: 'Postnummer',
    city: 'Ort',
    country: 'Land',
    representativeName: 'Ombudets namn',
    representativeEmail: 'Ombudets e-post',
    representativePhone: 'Ombudets telefon',
    agreement: 'Vilken investering eller vilket avtal gäller det?',
    description: 'Vad vill du klaga på?',
    occurredOn: 'När hände det?',
    damage: 'Har du förlorat något på det som hände?',
    other: 'Är det något mer vi bör veta?',
    attachments: 'Filer',
    name: 'Namn',
    message: 'Din fråga',
  },

  choices: { consumer: 'Som privatperson', business: 'För ett företag eller en förening' },

  hints: {
    firstName: 'Behövs inte för företag.',
    clientReference: 'Om du har ett.',
    email: 'Hit skickar vi kvittot och svaret.',
    postalAddress: 'Fyll i gata, postnummer och ort om du vill ha svar med brev.',
    country: 'Behövs inte i Sverige.',
    representative:
      'Lägg till en fullmakt bland filerna, om du har en. Den kan också komma senare.',
    agreement: 'Till exempel lånets namn, ett nummer eller låntagarens namn.',
    description: 'Berätta vad som hände, vad du tycker blev fel och vad du vill att vi gör.',
    occurredOn: 'Skriv en eller flera dagar. Ungefär räcker.',
    damage: 'Till exempel pengar, tid eller något annat.',
    attachments: ({ maxFiles, megabytes }: { maxFiles: number; megabytes: string }): string =>
      `Till exempel avtal, skärmbilder eller fullmakt. PDF, JPEG, PNG, HEIC, DOCX eller TXT. ` +
      `Högst ${maxFiles} filer och ${megabytes} tillsammans.`,
    contact: 'Ett av sätten räcker: e-post, telefon eller hel postadress.',
    questionContact: 'E-post eller telefon räcker.',
    message: 'Skriv inte koder eller personnummer.',
  },

  groups: {
    who: 'Vem är du?',
    contact: 'Hur når vi dig?',
    address: 'Postadress',
    representative: 'Ombud',
    representativeSummary: 'Jag klagar för någon annans räkning',
    whatHappened: 'Vad har hänt?',
    files: 'Vill du lägga till filer?',
  },

  errors: {
    'clientType.required': 'Välj om du klagar som privatperson eller för ett företag',
    'lastName.required': 'Skriv ditt efternamn eller företagets namn',
    'contact.required': 'Skriv e-post, telefon eller hela postadressen, så att vi kan svara',
    'email.invalid': 'Skriv en hel e-postadress, till exempel namn@exempel.se',
    'description.required': 'Skriv vad du vill klaga på',
    'message.required': 'Skriv din fråga',
    other: 'Det här behöver rättas',
  },

  problems: {
    malformed: {
      title: 'Vi kunde inte läsa det som skickades',
      text: 'Inget har kommit fram till oss. Gå tillbaka och försök igen.',
    },
    forbidden: {
      title: 'Vi kunde inte ta emot det som skickades',
      text: 'Det kom från en annan webbplats än den här. Inget har kommit fram till oss. Öppna formuläret här och försök igen.',
    },
    tooLarge: {
      title: 'Det som skickades är för stort',
      text: 'Inget har kommit fram till oss, och en mycket lång text kan ha kortats av här på sidan. Ta bort någon fil eller korta texten och skicka igen. Eller mejla allt till oss i stället.',
    },
    unsupported: {
      title: 'Vi kan inte ta emot det som skickades i den formen',
      text: 'Inget har kommit fram till oss. Använd formuläret här på webbplatsen.',
    },
    noDraft: {
      title: 'Det du fyllde i finns inte kvar',
      text: 'Vi sparar det i 24 timmar och tar sedan bort det. Länken kan också vara ofullständig. Du kan börja om i formuläret, eller nå oss så här:',
    },
    noCheck: {
      title: 'Sidan där du kontrollerar klagomålet går inte att visa nu',
      text: 'Inget har skickats än. Läs igenom det du har skrivit här nedanför. Sedan kan du skicka det direkt med knappen ”Skicka klagomålet” längst ned.',
    },
    tooMany: {
      title: 'Det har kommit för många försök på kort tid',
      text: 'Det du skickade nu har inte kommit fram till oss. Vi tar emot ett visst antal formulär i timmen och börjar om vid varje hel timme. Försök igen då. Du behöver vänta högst en timme. Du kan också nå oss redan nu:',
    },
    tooManyPapers: {
      title: 'Du har hämtat PDF:en många gånger på kort tid',
      text: 'Försök igen om en minut. Allt som står i PDF:en finns också på sidan med ditt kvitto.',
    },
    pressBusy: {
      title: 'Vi kan inte göra din PDF just nu',
      text: 'Många hämtar sina kvitton samtidigt. Försök igen om en minut. Allt som står i PDF:en finns också på sidan med ditt kvitto.',
    },
    fault: {
      title: 'Något gick fel hos oss',
      text: 'Vi vet inte säkert om det du skickade kom fram. Får du inget kvitto: försök igen. Skickar du samma sak två gånger räknas det som en.',
    },
    unavailable: {
      title: 'Vi kan inte ta emot formuläret just nu',
      text: 'Inget har kommit fram till oss. Försök igen om en stund. Är det bråttom, nå oss så här:',
    },
  },
  problemDefault: {
    title: 'Något gick fel',
    text: 'Det gick inte att göra det du försökte. Försök igen om en stund.',
  },
  otherWays: {
    intro: 'Du når oss också så här:',
    emailService: 'Mejla kundtjänst på',
    emailOfficer: 'Mejla vår klagomålsansvariga',
    call: 'Ring oss på',
  },

  files: {
    chooseAgain: 'Välj de här filerna igen. De följde inte med när sidan kom tillbaka:',
    tooLarge: ({ megabytes }: { megabytes: string }): string =>
      `Filerna är större än ${megabytes} tillsammans. Välj färre, eller skicka dem med e-post efteråt.`,
    tooMany: ({ maxFiles }: { maxFiles: number }): string =>
      `Du har valt fler än ${maxFiles} filer. Bara de ${maxFiles} första kommer med.`,
    remove: 'Ta bort',
    inAll: ({ megabytes }: { megabytes: string }): string =>
      `Tillsammans {size} av högst ${megabytes}.`,
  },
  refusals: {
    type: 'Filtypen kan vi inte ta emot.',
    size: 'Filerna blev för stora tillsammans.',
    count: 'Det var för många filer.',
    empty: 'Filen är tom.',
    gone: 'Filen fanns inte kvar hos oss.',
  },

  privacy: {
    title: 'Om dina uppgifter',
    complaint: ({ firm }: { firm: string }): string =>
      `${firm} använder uppgifterna för att utreda och besvara klagomålet, som lagen kräver. ` +
      `Skriv inte mer än vi behöver, inget personnummer och inget känsligt om någon annan.`,
    question: ({ firm }: { firm: string }): string =>
      `${firm} använder uppgifterna för att svara dig. Skriv inte personnummer och inte mer än vi behöver.`,
    link: 'Så hanterar vi dina personuppgifter',
  },
  complaintIntro:
    'Fyll i det som är märkt ”måste fyllas i”. Allt annat är frivilligt, men hjälper oss att utreda.',
  questionHeading: 'Ställ en fråga',
  leaveEmpty: 'Lämna det här fältet tomt',
  sendComplaint: 'Skicka klagomålet',
  sendQuestion: 'Skicka frågan',
  sending: 'Skickar …',
} as const;
