/**
 * The words of the e-mails that the firm's own staff get. Staff work in Swedish, so these have no twin.
 * Dates and times come in words.
 */
export const officerEmail = {
  'clientType.consumer': 'Konsument',
  'clientType.business': 'Företag',

  'label.language': 'Kundens språk',
  'label.clientType': 'Kunden är',

  maybeSpam: ({ signs }: { signs: string }): string =>
    `Kan vara skräppost: ${signs}. Avgör själv. Ärendet är registrerat och tiderna löper som vanligt.`,
  spamSigns: {
    hiddenField: 'ett fält som människor inte ser är ifyllt',
    manyLinks: 'texten har många länkar',
    linkCode: 'texten har länkar skrivna som kod',
  },

  answer: 'Så svarar du kunden',
  'answer.email': ({ email, language }: { email: string; language: string }): string =>
    `Svara på det här mejlet. Svaret går till kunden på ${email}. Skriv på ${language}.`,
  'answer.byHand': ({ email, language }: { email: string; language: string }): string =>
    `Svara inte på det här mejlet: inte alla mejlsystem klarar tecknen i kundens adress. Skriv ett nytt mejl till ${email}, på ${language}.`,
  'answer.noEmail':
    'Svara inte på det här mejlet: kunden har inte lämnat någon e-postadress, så svaret kommer inte fram. Ring eller skriv ett brev.',
  'answer.noAddress': ({ email }: { email: string }): string =>
    `Svara inte på det här mejlet: det kunden har skrivit som e-postadress (${email}) går inte att mejla till. Ring eller skriv ett brev.`,
  'answer.receipt': 'Kunden får ett automatiskt kvitto med e-post.',
  'answer.noReceipt': 'Kunden har bara fått kvittot på webbplatsen.',

  'complaint.subject': ({ reference, name }: { reference: string; name: string }): string =>
    `Klagomål ${reference}: ${name}`,
  'complaint.title': ({ reference }: { reference: string }): string => `Klagomål ${reference}`,
  'complaint.intro': ({ name }: { name: string }): string =>
    `${name} har skickat ett klagomål genom formuläret på webbplatsen.`,
  'complaint.acknowledgeBy': 'Bekräfta senast',
  'complaint.dates': 'Datum att hålla',
  'complaint.dates.admissible':
    'Bekräftelsen ska komma från en person. Det automatiska kvittot räcker inte. Bekräftelsen ska ange om klagomålet kan prövas, namn, e-post och telefon till den som kunden kan vända sig till, och när kunden kan räkna med ett beslut (förordning (EU) 2022/2117, artikel 3).',
  'complaint.client': '1.a Uppgifter om den som klagar',
  'complaint.representative': '2.a Uppgifter om ombud',
  'complaint.matter': '3. Uppgifter om klagomålet',
  'complaint.otherFields': 'Övriga uppgifter',

  by: ({ date }: { date: string }): string => `Senast ${date}`,
  'due.acknowledgeAlarm': ({ days }: { days: number }): string =>
    `Bekräfta att klagomålet är mottaget. Internt mål: ${days} verksamhetsdagar, och här räknas även midsommarafton, julafton och nyårsafton.`,
  'due.acknowledgeBy': ({ days }: { days: number }): string =>
    `Kunden har fått en bekräftelse från en person. Vårt löfte: ${days} verksamhetsdagar, där midsommarafton, julafton och nyårsafton inte räknas.`,
  'due.legalAcknowledgeBy':
    'Kunden vet att klagomålet är mottaget och om det kan prövas. Förordning (EU) 2022/2117, artikel 3.1: 10 arbetsdagar.',
  'due.statusBy':
    'Kunden har fått ett svar, eller vet hur handläggningen fortsätter. FFFS 2002:23 (allmänna råd om konsumenters klagomål): 14 dagar.',
  'due.answerBy':
    'Kunden har fått ett svar, om klagomålet gäller betaltjänster. Direktiv (EU) 2015/2366, artikel 101.2: 15 verksamhetsdagar.',
  'due.finalAnswerBy':
    'Sista dag för svar om betaltjänster, när ni har förklarat varför svaret dröjer. Direktiv (EU) 2015/2366, artikel 101.2: 35 verksamhetsdagar.',

  /** By the name of the form field; those of a complaint with the template's numbers. */
  fields: {
    lastName: 'Efternamn eller företagsnamn',
    firstName: 'Förnamn',
    registrationNumber: 'Organisationsnummer',
    clientReference: 'Kundnummer',
    street: 'Gatuadress',
    postcode: 'Postnummer',
    city: 'Ort',
    country: 'Land',
    phone: 'Telefon',
    email: 'E-post',
    representativeName: 'Ombudets namn',
    representativeEmail: 'Ombudets e-post',
    representativePhone: 'Ombudets telefon',
    agreement: '3.a Investering eller avtal som klagomålet gäller',
    description: '3.b Vad klagomålet gäller',
    occurredOn: '3.c När det hände',
    damage: '3.d Skada eller förlust',
    other: '3.e Övrigt',
    name: 'Namn',
    message: 'Fråga',
  },

  masked:
    'Något som ser ut som ett personnummer är borttaget ur det här mejlet, eftersom e-post kan läsas av andra. Behöver du det? Fråga kunden, eller be den som driver webbplatsen att köra npm run export-person -- EMAIL, där EMAIL är kundens e-postadress. Då hämtas det kunden skickade, som det skrevs.',
  files: 'Bifogade filer',
  'files.attached': 'Filerna är bifogade. Innehållet är inte kontrollerat mot virus.',
  'files.refused': 'De här filerna togs inte emot. Kunden har fått veta det:',

  'question.subject': ({ reference, name }: { reference: string; name: string }): string =>
    `Fråga ${reference}: ${name}`,
  'question.title': ({ reference }: { reference: string }): string => `Fråga ${reference}`,
  'question.intro': ({ name }: { name: string }): string =>
    `${name} har skickat en fråga genom formuläret på webbplatsen.`,
  'question.noName': 'En kund',
  'question.fields': 'Frågan',
  'question.complaint': ({ acknowledgeBy }: { acknowledgeBy: string }): string =>
    `Är det i själva verket ett klagomål? Skicka det då vidare till den klagomålsansvariga i dag. Tiderna räknas från den dag frågan kom, och kunden ska ha fått en bekräftelse senast ${acknowledgeBy}.`,

  sender: ({ legalName }: { legalName: string }): string =>
    `Mejlet är skickat automatiskt av kundtjänstwebben för ${legalName}.`,
} as const;
