/** The words of signing in, for staff, in Swedish. */
export const staff = {
  email: 'Din e-postadress på jobbet',
  emailHint: 'Vi mejlar en länk och en kod.',
  ask: 'Mejla mig en länk',
  askAgain: 'Mejla en ny länk',

  asked: 'Titta i din e-post',
  askedText:
    'Finns adressen på listan har vi mejlat en länk och en kod dit. De gäller i 15 minuter. Kommer inget mejl? Titta i skräpposten, och fråga sedan den som sköter Besked.',
  code: 'Koden i mejlet',
  codeHint: 'Åtta tecken, till exempel 2345-6789. Stora eller små bokstäver spelar ingen roll.',
  signIn: 'Logga in',

  linkText: 'Tryck på knappen så loggas du in.',
  linkOther:
    'Länken öppnades i en annan webbläsare än den som bad om den. Skriv koden som står i samma mejl.',
  linkUsed: 'Länken och koden gäller i 15 minuter och bara en gång.',

  signedInAs: 'Du är inloggad som {email}.',
  toPhone: 'Till telefonen',
  sessions: 'Här är du inloggad',
  sessionThis: 'den här webbläsaren',
  unknownClient: 'Okänd webbläsare',
  openedAt: 'Inloggad',
  seenAt: 'Senast sedd',
  end: 'Logga ut',
  endAll: 'Logga ut överallt',
  sessionLasts: 'Du loggas ut av dig själv efter 12 timmar.',

  errors: {
    'email.invalid': 'Skriv en e-postadress, till exempel namn@foretag.se',
    'code.wrong': ({ tries }: { tries: string }): string =>
      `Koden stämmer inte. Du kan försöka ${tries} gånger till.`,
    'code.gone': 'Koden gäller inte längre. Be om en ny länk.',
  },

  mail: {
    subject: ({ code }: { code: string }): string => `${code} är din kod för att logga in`,
    title: 'Logga in',
    intro: 'Öppna länken och tryck på knappen där:',
    link: 'Logga in',
    code: 'Eller skriv den här koden där du bad om den:',
    codeLabel: 'Kod',
    lasts: 'Länken och koden gäller i 15 minuter och bara en gång.',
    notYou: 'Har du inte bett om det här? Då behöver du inte göra något. Ge inte koden till någon.',
  },
} as const;
