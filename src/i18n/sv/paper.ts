/**
 * The words of what can be printed, in Swedish. The template's labels are a translation of our own of
 * those of Regulation (EU) 2022/2117, annex: docs/promises.md says what is to be checked.
 */
export const paper = {
  page: 'Sida {page} av {pages}',
  organisationNumber: ({ number }: { number: string }): string => `Org.nr ${number}`,
  aboutCodes:
    'Tecken som typsnittet saknar står som koder inom hakparentes, till exempel [U+1F600].',

  template: {
    title: 'Blankett för klagomål',
    subject: 'Blankett för klagomål, att fylla i på skärmen eller på papper.',
    intro:
      'Att klaga kostar ingenting. Fyll i blanketten på skärmen eller för hand. Vi behöver ditt namn, ett sätt att nå dig och veta vad du klagar på. Resten är frivilligt, men hjälper oss att utreda.',
    send: 'Skicka blanketten till vår klagomålsansvariga:',
    byEmail: 'E-post:',
    byPost: 'Post:',
    law: 'Blanketten bygger på standardmallen i förordning (EU) 2022/2117.',
    parts: {
      complainant: 'Uppgifter om dig som klagar',
      contact: 'Kontaktuppgifter (om andra än i 1.a)',
      representative: 'Uppgifter om ombud (om du har ett)',
      representativeContact: 'Kontaktuppgifter (om andra än i 2.a)',
      complaint: 'Uppgifter om klagomålet',
      documents: 'Underlag som du skickar med',
      signature: 'Ort, datum och underskrift',
    },
    noIdentityNumber: 'Vi behöver inte ditt personnummer.',
    authority:
      'Skicka med en fullmakt eller en annan officiell handling som visar att ombudet får företräda dig.',
    fields: {
      lastName: 'Efternamn eller företagets namn',
      firstName: 'Förnamn',
      representativeLastName: 'Efternamn',
      representativeFirstName: 'Förnamn eller företagets namn',
      registrationNumber: 'Organisations- eller id-nummer',
      lei: 'LEI-kod (om du har en)',
      clientReference: 'Kundnummer (om du har ett)',
      representativeNumbers: 'Organisationsnummer och LEI-kod (om de finns)',
      street: 'Gatuadress, nummer och våning (för företag: säte)',
      postcode: 'Postnummer',
      city: 'Ort',
      country: 'Land',
      phone: 'Telefon',
      email: 'E-post',
      agreement: 'Vilken investering eller vilket avtal gäller klagomålet?',
      agreementHint:
        'Till exempel investeringens nummer, namnet på projektet eller på företaget som lånar, eller andra uppgifter om affären.',
      description: 'Vad gäller klagomålet?',
      descriptionHint:
        'Skicka med handlingar som visar det du berättar. Räcker inte rutan, fortsätt på ett eget papper.',
      occurredOn: 'När hände det?',
      damage: 'Vilken skada eller förlust har du haft? (om du har haft någon)',
      other: 'Är det något mer vi bör veta?',
      place: 'Ort',
      date: 'Datum',
      signature: 'Underskrift av den som klagar eller av ombudet',
      otherDocuments: 'Vilka andra handlingar?',
    },
    documents: {
      authority: 'Fullmakt eller liknande handling',
      agreement: 'Kopia av avtalet för den investering som klagomålet gäller',
      other: 'Andra handlingar som stöder klagomålet',
    },
  },

  receipt: {
    subject: ({ reference }: { reference: string }): string =>
      `Kvitto ${reference}, med det som skickades.`,
    asText: 'Det du skrev finns också som en textfil, bifogad i det här dokumentet.',
    goesOn: 'Texten är längre än så här. Hela finns i den bifogade textfilen.',
    fileName: 'det-jag-skickade.txt',
  },

  calendar: {
    title: ({ firm }: { firm: string }): string => `${firm}: senaste dag för bekräftelse`,
    text: ({
      reference,
      email,
      phone,
    }: {
      reference: string;
      email: string;
      phone: string;
    }): string =>
      `Senast i dag ska en person hos oss ha bekräftat att vi har fått ditt klagomål.\n` +
      `Referensnummer: ${reference}\nHar du inte hört något från oss? Mejla ${email} eller ring ${phone}.`,
  },

  procedure: {
    subject: 'Hela rutinen för klagomål: hur du klagar, vad som händer och när du får svar.',
    dated: ({ date }: { date: string }): string => `Texten ändrades senast ${date}.`,
  },
} as const;
