/** What the design page shows parts with: what was typed, what is wrong with it, what was received. */

export const typed = {
  clientType: 'consumer',
  lastName: 'Öberg',
  email: 'inte en adress',
  representativeName: 'Ärla Åkesson',
};

export const held = {
  token: 'A'.repeat(43),
  fields: { ...typed, email: 'oberg@example.test', description: 'Räntan drogs två gånger.' },
  files: [{ id: '0'.repeat(32), filename: 'avtal.pdf', size: 120_000 }],
  refusedFiles: [{ filename: 'bild.gif', reason: 'type' }],
} as const;

export const mistakes = [
  { field: 'email', code: 'email.invalid' },
  { field: 'description', code: 'description.required' },
  { field: 'clientType', code: 'clientType.required' },
];

export const receipt = {
  reference: 'V86-BM7-CRM',
  receivedAt: 'tisdag 24 november 2026 kl. 10',
  acknowledgeBy: 'fredag 27 november 2026',
  receiptEmail: 'oberg@example.test',
  arrivedFiles: [{ name: 'avtal.pdf', size: '120 kB' }],
  refusedFiles: [{ name: 'bild.gif', reason: 'Filtypen kan vi inte ta emot.' }],
  sentFields: [
    { label: 'Efternamn', value: 'Öberg' },
    { label: 'Vad vill du klaga på?', value: 'Räntan drogs två gånger.\n\nVarför?' },
  ],
};

export const notices = [
  { kind: 'phone-closed', tense: 'now', text: 'Vår telefon är stängd i dag. Den öppnar i morgon.' },
  { kind: 'phone-closed', tense: 'planned', text: 'Vår telefon stänger tidigt på fredag.' },
];

export const headings = [
  'Vad kostar det?',
  'Hur klagar du?',
  'När får du svar?',
  'Och sedan?',
  'Lagar',
].map((text, index) => ({ depth: 2, slug: `del-${index}`, text }));
