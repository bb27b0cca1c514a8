/** What the design page shows the parts of staff with, as their slots hold it. */

const closure = 'Stängd telefon, tisdag 24 november 2026 kl. 10.30, sjukdom';
const told = 'Vår telefon är stängd i dag, tisdag 24 november 2026.';

export const session = {
  signedIn: true,
  mayPhone: true,
  email: 'anna@example.test',
  sessions: [
    {
      ...{ id: 'a', client: 'Firefox, Android', isThis: true, endLabel: 'Logga ut: Firefox' },
      ...{ openedAt: 'tisdag 24 november 2026 kl. 9', seenAt: 'tisdag 24 november 2026 kl. 10' },
    },
  ],
};

const timeline = [
  {
    ...{ day: 'tisdag 24 november 2026', hours: 'kl. 9–10.30', why: 'Stängd telefon: sjukdom' },
    usualBars: [{ x: '9', width: '6' }],
    openBars: [{ x: '9', width: '1.5' }],
    noticeBars: [{ x: '10.5', width: '13.5', kind: 'phone-closed' }],
  },
  { day: 'lördag 28 november 2026', hours: 'stängt', weekend: 'true' },
];

export const desk = {
  deskRead: true,
  ...{ nowOpen: 'closed', nowSentence: 'Stängt nu. Vi öppnar i morgon kl. 9.' },
  nowWhy: [{ text: closure }],
  ...{ mayOpen: true, openHref: '#', mayClose: true },
  days: [
    { day: 'onsdag 23 december 2026', hours: 'vanligtvis kl. 9–15', isOpen: true, href: '#' },
    { day: 'torsdag 24 december 2026', hours: 'stängt redan', what: 'afton' },
  ],
  listed: [
    {
      what: closure,
      text: told,
      mayChange: true,
      changeHref: '#',
      endHref: '#',
      endLabel: 'Avsluta nu',
    },
    { what: 'Nummer 2', malformed: true, endHref: '#', endLabel: 'Ta bort' },
  ],
  saved: true,
  savedChanges: [{ text: `Nytt: ${closure}` }],
  savedAt: 'Sparat tisdag 24 november 2026 kl. 10.30.',
  ...{ visibility: 'Det syns inte än för kunderna.', visibilityState: 'waiting', isWaiting: true },
  ...{ mayUndo: true, undoId: 'a', undoUntil: 'Du kan ångra till kl. 10.40.' },
  outside: [
    { what: 'Meddelandena har ändrats för hand.', digest: 'a', changes: [{ text: closure }] },
  ],
  timeline,
  history: [
    {
      ...{ action: 'Nytt', by: 'tisdag 24 november 2026 kl. 10.30, anna@example.test' },
      ...{ notWritten: true, changes: [{ text: `Nytt: ${closure}` }] },
    },
  ],
};

const lines = [
  { lang: 'sv', language: 'svenska', text: told, phone: 'Stängt nu.' },
  { lang: 'en', language: 'engelska', text: 'Our phone is closed today.', phone: 'Closed now.' },
];

export const deskReview = {
  ...{ ready: true, hasWarnings: true, confirmLabel: 'Ja, publicera' },
  warnings: [
    { text: 'Det är 90 dagar. Är året rätt?', offers: [{ href: '#', label: 'Menade du 2026?' }] },
  ],
  said: [{ when: 'Nu', lines }],
  timeline,
};

export const deskFault = {
  ...{ hasForm: true, editing: true, formKind: 'Stängd telefon', isPhone: true, isSpan: true },
  fromDate: 'torsdag 27 november 2026',
  'fromDate.error': [{ message: '27 november 2026 är en fredag.' }],
  'fromDate.invalid': 'true',
  'fromDate.offers': [{ href: '#', label: 'Menade du fredag 27 november 2026?' }],
};
