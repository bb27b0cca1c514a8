/** The words of the check "Kan ARN pröva mitt fall?" in Swedish. Its outcomes are in `content/pages/sv/arn-check.mdx`. */
export const check = {
  heading: 'Dina svar',
  outcomePrefix: 'Svar: ',
  notKept: 'Vi sparar inte dina svar. De står bara i sidans adress.',
  submit: 'Visa vad jag kan göra',

  questions: {
    client: 'Är du konsument?',
    court: 'Har en domstol eller Kronofogden prövat saken, eller håller någon av dem på med den?',
    answer: 'Vad svarade vi på ditt klagomål?',
    complainedOn: 'Vilken dag klagade du först hos oss?',
    amount: 'Hur mycket kräver du, i kronor?',
    country: 'Var bor du?',
  },

  hints: {
    client: 'Du är konsument om du är privatperson och det främst gäller ditt privatliv.',
    complainedOn: 'Till exempel 2026-03-15 eller 15 mars 2026.',
    amount: 'Ungefär räcker. Lämna tomt om du inte vet.',
  },

  choices: {
    client: { consumer: 'Ja', business: 'Nej, det gäller ett företag eller en förening' },
    court: { no: 'Nej', yes: 'Ja' },
    answer: {
      refused: 'Nej, eller ja bara till en del',
      none: 'Inget, fast tiden för svar har gått',
      waiting: 'Inget än, jag väntar på svar',
      'not-complained': 'Jag har inte klagat hos er än',
    },
    country: {
      sweden: 'I Sverige',
      eu: 'I ett annat EU-land, i Norge eller på Island',
      other: 'I ett annat land',
    },
  },

  errors: {
    'client.required': 'Välj om du är konsument eller inte',
    'court.required': 'Välj om en domstol eller Kronofogden har eller har haft saken',
    'answer.required': 'Välj vad vi svarade på ditt klagomål',
    'complainedOn.required': 'Skriv vilken dag du först klagade hos oss',
    'complainedOn.invalid': 'Skriv dagen med år, månad och dag, till exempel 2026-03-15',
    'complainedOn.future': 'Skriv en dag som har varit, eller dagens datum',
    'amount.invalid': 'Skriv beloppet med siffror, till exempel 5 000, eller lämna tomt',
    'country.required': 'Välj var du bor',
  },
} as const;
