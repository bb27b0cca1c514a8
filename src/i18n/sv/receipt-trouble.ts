/** The words of the e-mail that tells the firm's own staff that a receipt did not arrive. Staff work in Swedish. */
export const receiptTrouble = {
  subject: ({ what, email, happened }: { what: string; email: string; happened: string }): string =>
    `${what}: kvittot till ${email} ${happened}. Ring eller skriv`,
  title: ({ happened }: { happened: string }): string => `Kvittot ${happened}: ring eller skriv`,
  complaint: ({ reference }: { reference: string }): string => `Klagomål ${reference}`,
  question: ({ reference }: { reference: string }): string => `Fråga ${reference}`,

  /** By what became of the receipt: after the word "kvittot". */
  happened: {
    bounced: 'studsade',
    suppressed: 'stoppades',
    complained: 'anmäldes som skräppost',
    failed: 'kunde inte skickas',
    refused: 'kunde inte skickas',
    doubt: 'kom kanske inte fram',
  },
  why: {
    bounced:
      'Kundens e-postserver tog inte emot kvittot. Adressen är troligen felskriven eller används inte längre.',
    suppressed:
      'E-posttjänsten skickar inte till adressen, eftersom tidigare mejl dit har studsat eller anmälts som skräppost.',
    complained:
      'Mottagaren har anmält kvittot som skräppost. Adressen kan vara felskriven, så att någon annan fick det. Skriv inget om ärendet dit förrän du vet att adressen är kundens.',
    failed: 'E-posttjänsten kunde inte skicka kvittot. Adressen är troligen felskriven.',
    refused: 'E-posttjänsten tog inte emot kvittot. Adressen är troligen felskriven.',
    doubt:
      'E-posttjänsten svarade inte när kvittot skickades, så vi vet inte om kunden har fått det.',
  },
  running:
    'Tiderna räknas ändå från den dag då klagomålet kom. Kunden såg kvittot på webbplatsen, men har kanske inte sparat det.',
  'running.question': 'Kunden såg kvittot på webbplatsen, men har kanske inte sparat det.',
  'label.acknowledgeBy': 'Bekräfta senast',
  'label.promised': 'Kunden är lovad bekräftelse senast',
  reach: 'Så når du kunden',
  'reach.emailOnly':
    'Kunden har inte lämnat något annat sätt att nås än e-postadressen. Se om den är felskriven. Leta annars upp kunden i kundregistret.',
  'label.name': 'Namn',
  'label.email': 'E-post, som kunden skrev den',
  'label.phone': 'Telefon',
  'label.address': 'Postadress',
  'label.representative': 'Ombud',
  'label.representativeEmail': 'Ombudets e-post',
  'label.representativePhone': 'Ombudets telefon',
  noReply: 'Svara inte på det här mejlet: svaret kommer inte till kunden.',
} as const;
