/** The words of the e-mails that customers get, in Swedish. Dates and times come in words. */
export const email = {
  greeting: 'Hej!',
  moment: ({ dateTime }: { dateTime: string }): string => dateTime,
  'label.reference': 'Referensnummer',
  'label.receivedAt': 'Mottaget',
  'label.email': 'E-post',
  'label.phone': 'Telefon',
  whatNext: 'Vad händer nu?',

  'complaint.subject': ({ reference }: { reference: string }): string =>
    `Vi har tagit emot ditt klagomål, ${reference}`,
  'complaint.title': 'Vi har tagit emot ditt klagomål',
  'complaint.intro': ({ firm }: { firm: string }): string =>
    `Tack för att du hör av dig. Ditt klagomål har kommit fram till ${firm} och är registrerat.`,
  'complaint.acknowledgeBy': 'En person bekräftar senast',
  'complaint.next.person': ({ date }: { date: string }): string =>
    `Senast ${date} bekräftar en person hos oss att klagomålet är mottaget. Då får du också veta vem som är din kontaktperson och när du kan räkna med ett svar.`,
  'complaint.next.more':
    'Om vi behöver fler uppgifter eller handlingar för att utreda klagomålet hör vi av oss till dig.',
  'complaint.next.reasons':
    'Om vi inte håller med dig, helt eller delvis, får du ett skriftligt svar där vi förklarar varför.',
  'complaint.next.free': 'Det kostar ingenting att klaga hos oss.',
  'complaint.who': 'Vem tar hand om klagomålet?',
  'complaint.who.text': ({ name, firm }: { name: string; firm: string }): string =>
    `${name} är klagomålsansvarig på ${firm}. Om du undrar något kan du svara på det här mejlet, mejla eller ringa. Ange gärna ditt referensnummer.`,
  'complaint.later': 'Om du inte blir nöjd med vårt svar',
  'complaint.later.consumer': ({ arn, years, fee }: { arn: string; years: number; fee: string }) =>
    `Som konsument kan du anmäla tvisten till ${arn}. Du måste ha klagat hos oss först, och anmälan ska göras inom ${years === 1 ? 'ett' : years} år från det att du först klagade hos oss. Anmälan kostar ${fee}.`,
  'complaint.later.business': ({ arn }: { arn: string }): string =>
    `${arn} prövar bara klagomål från konsumenter. Företag och föreningar kan i stället vända sig till allmän domstol.`,
  'complaint.later.link': 'Läs mer om hur du går vidare',
  'complaint.notYou': ({ email }: { email: string }): string =>
    `Har du inte skickat något klagomål till oss? Då har någon angett din e-postadress av misstag. Hör gärna av dig till ${email}.`,

  receipt: 'Ditt kvitto',
  'receipt.text':
    'På kvittot finns en kopia av det du skickade. Din text står inte i det här mejlet, eftersom e-post kan läsas av andra. Alla som har länken kan öppna kvittot, så dela den inte.',
  'receipt.link': 'Öppna kvittot',

  files: 'Dina filer',
  'files.arrived': 'De här filerna har kommit fram:',
  'files.refused': 'De här filerna har inte kommit fram:',
  'files.file': ({ name, size }: { name: string; size: string }): string => `${name} (${size})`,
  'files.reason': ({ name, reason }: { name: string; reason: string }): string =>
    `${name}: ${reason}`,
  'files.again':
    'Om de är viktiga kan du svara på det här mejlet, så hjälper vi dig att få fram dem.',

  'question.subject': ({ reference }: { reference: string }): string =>
    `Vi har tagit emot din fråga, ${reference}`,
  'question.title': 'Vi har tagit emot din fråga',
  'question.intro': ({ firm }: { firm: string }): string =>
    `Tack för att du hör av dig. Din fråga har kommit fram till ${firm}.`,
  'question.next': 'En person på kundtjänst läser din fråga och svarar dig så snart det går.',
  'question.contact': 'Om du vill nå oss under tiden',
  'question.contact.text':
    'Du kan svara på det här mejlet, mejla eller ringa. Ange gärna ditt referensnummer.',
  'question.later': 'Om du är missnöjd med oss',
  'question.later.text': 'Då kan du lämna ett klagomål. Det kostar ingenting.',
  'question.later.link': 'Så klagar du',
  'question.notYou': ({ email }: { email: string }): string =>
    `Har du inte skickat någon fråga till oss? Då har någon angett din e-postadress av misstag. Hör gärna av dig till ${email}.`,

  sender: ({ legalName, number }: { legalName: string; number: string }): string =>
    `Mejlet är skickat automatiskt av ${legalName}, organisationsnummer ${number}.`,
} as const;
