/** The words of the phone desk in Swedish. What customers read is in `notice.ts`. */
export const desk = {
  // What stands on the desk.
  until: ({ moment }: { moment: string }): string => `Till ${moment}.`,
  because: 'Det beror på:',
  byHours: 'Det följer de vanliga tiderna.',
  unreadable: 'Meddelandena går inte att läsa just nu. Försök igen om en stund.',

  closeToday: 'Stäng resten av dagen',
  closeTodayText: 'Du får se vad kunderna läser innan något ändras.',
  nothingLeft: ({ moment }: { moment: string }): string =>
    `Telefonen öppnar inte mer i dag. Den öppnar ${moment}.`,
  reason: 'Varför?',
  reasons: {
    holiday: 'Helg',
    vacation: 'Semester',
    staffing: 'Få på plats',
    illness: 'Sjukdom',
    training: 'Utbildning',
    meeting: 'Möte',
    technical: 'Teknik',
    other: 'Säg inte varför',
  },

  open: 'Öppna igen nu',
  openText: 'Avslutar det som stänger telefonen just nu.',
  plan: 'Planera en stängning',
  planHours: 'Planera andra tider',
  planMaintenance: 'Webbplatsen är nere',
  planInfo: 'Skriv ett annat meddelande',
  days: 'Dagar att tänka på',
  dayHours: ({ hours }: { hours: string }): string => `vanligtvis ${hours}`,
  dayClosed: 'stängt redan',
  closeDay: 'Stäng',
  coming: 'Planerat och pågående',
  none: 'Inget är planerat.',
  change: 'Ändra',
  end: 'Avsluta nu',
  remove: 'Ta bort',
  signOut: 'Inloggning',

  fields: {
    fromDate: 'Från och med dag',
    fromTime: 'Från klockan',
    untilDate: 'Till och med dag',
    untilTime: 'Till klockan',
    on: 'Dag',
    to: 'Till och med dag',
    open: 'Öppettider',
    text: ({ language }: { language: string }): string => `Egen text på ${language}`,
    openEnded: 'Tills vidare',
    reviewOn: 'Titta på det igen',
  },
  hints: {
    date: 'Till exempel fredag 1 maj 2027 eller 2027-05-01.',
    fromTime: 'Lämna tomt för hela dagen.',
    untilDate: 'Lämna tomt om det är samma dag.',
    untilTime: 'Lämna tomt för hela dagen.',
    to: 'Lämna tomt för en enda dag.',
    open: 'Till exempel 9-12, 13-15. Skriv 8-01.30 om ni har öppet över midnatt.',
    text: 'Lämna tomt för den färdiga meningen. Skriv annars på alla språk.',
    textOnly: 'Skriv på alla språk.',
    openEnded: 'Utan slut. Du får ett mejl den dag du skriver här.',
  },
  moreChoices: 'Tills vidare, eller med egna ord',
  ownText: 'Egna ord i stället för den färdiga meningen',
  ownTextOnly: 'Så här läser kunderna det',
  generated: 'Den färdiga meningen:',
  review: 'Se vad kunderna läser',

  // Before anything is written.
  says: 'Det här läser kunderna',
  tense: {
    now: 'Nu',
    planned: ({ moment }: { moment: string }): string => `Från ${moment}, i förväg`,
    later: ({ moment }: { moment: string }): string => `Från ${moment}, när det gäller`,
  },
  saysNothing: 'Sidorna säger inget om det.',
  phoneThen: 'Om telefonen:',
  think: 'Tänk på det här först',
  confirm: {
    add: 'Ja, publicera',
    change: 'Ja, ändra',
    end: 'Ja, avsluta',
    anyway: 'Publicera ändå',
  },
  back: 'Tillbaka utan att ändra',
  mend: 'Ändra uppgifterna',
  next30: 'De närmaste 30 dagarna',

  conflict: 'Någon annan har ändrat under tiden',
  conflictText: 'Inget är sparat än. Det här är nytt. Titta igenom och publicera sedan igen.',
  added: ({ what }: { what: string }): string => `Nytt: ${what}`,
  changed: ({ what }: { what: string }): string => `Ändrat: ${what}`,
  removed: ({ what }: { what: string }): string => `Borta: ${what}`,
  from: ({ before, after }: { before: string; after: string }): string => `${before}. Nu: ${after}`,
  saidOtherwise: 'Klockan har gått och meningarna har ändrats. Läs dem en gång till.',

  // After.
  saved: 'Sparat',
  savedAt: ({ moment }: { moment: string }): string => `Sparat ${moment}.`,
  failed: 'Ändringen kunde inte sparas. Inget har ändrats på sidorna. Försök igen.',
  visible: 'Det syns nu för kunderna.',
  waiting: 'Det syns inte än för kunderna. Det kan ta tio sekunder.',
  unknown: 'Det går inte att se om kunderna ser det.',
  stillWaiting:
    'Det syns fortfarande inte för kunderna. Titta igen om en stund. Syns det inte då, säg till den som sköter webbplatsen.',
  lookAgain: 'Titta igen',
  undo: 'Ångra',
  undoUntil: ({ time }: { time: string }): string => `Du kan ångra till ${time}.`,
  undoTooLate: 'Det gick inte att ångra: tiden har gått ut eller någon har ändrat samma sak.',
  outside: {
    'command-line': 'Meddelandena har ändrats från kommandoraden.',
    'by-hand': 'Meddelandena har ändrats för hand, utanför Besked.',
    desk: 'Meddelandena är inte de som sparades senast.',
  },
  adopt: 'Ja, det är som det ska',
  malformed: 'Det här meddelandet går inte att förstå och visas inte:',

  history: 'Historik',
  historyNone: 'Inget har ändrats härifrån än.',
  by: ({ who, when }: { who: string; when: string }): string => `${when}, ${who}`,
  writers: {
    desk: '',
    'command-line': 'från kommandoraden, godkänt av',
    'by-hand': 'för hand, godkänt av',
  },
  actions: {
    add: 'Nytt',
    end: 'Avslutat',
    change: 'Ändrat',
    undo: 'Ångrat',
    adopt: 'Ändrat utanför',
  },
  notWritten: 'Blev inte sparat',

  kinds: {
    'phone-closed': 'Stängd telefon',
    'phone-hours': 'Andra tider',
    maintenance: 'Webbplatsen nere',
    info: 'Meddelande',
  },
  entry: ({ what, when, why }: { what: string; when: string; why: string }): string =>
    [what, when, why].filter((part) => part !== '').join(', '),
  span: ({ from, until }: { from: string; until: string }): string => `${from} till ${until}`,
  spanOpen: ({ from, review }: { from: string; review: string }): string =>
    `${from} tills vidare (titta igen ${review})`,

  timeline: {
    day: 'Dag',
    hours: 'Öppet',
    closed: 'stängt',
    holiday: 'helgdag',
    eve: 'afton',
  },

  warnings: {
    closedAnyway: 'Telefonen är ändå inte öppen någon gång under den tiden.',
    opensLater: ({ moment }: { moment: string }): string =>
      `Telefonen öppnar inte den dag det slutar. Den öppnar ${moment}.`,
    long: ({ days }: { days: string }): string => `Det är ${days} dagar. Är året rätt?`,
    silent: 'Det kommer inte att synas: det ändrar inga öppettider.',
    joined: ({ ids }: { ids: string }): string =>
      `Det berättas som ett med ${ids}: telefonen öppnar inte däremellan.`,
    greets: 'En hälsning för jul eller nyår står i stället för skälet.',
    overlaps: ({ id, from, until }: { id: string; from: string; until: string }): string =>
      `Det går in i ${id}, som börjar ${from} och slutar ${until}.`,
    overlapsOpen: ({ id, from }: { id: string; from: string }): string =>
      `Det går in i ${id}, som börjar ${from} och gäller tills vidare.`,
    silences: ({ id }: { id: string }): string =>
      `${id} kommer inte att synas mer: inget är kvar av dess öppettider.`,
  },

  faults: {
    missing: 'Skriv det här också.',
    format: 'Skriv dagen med år, till exempel 2027-05-01.',
    'format-time': 'Skriv klockslaget som 15 eller 15.30.',
    'no-such-date': 'Den dagen finns inte.',
    'no-such-time': 'Det klockslaget finns inte.',
    gap: 'Det klockslaget finns inte den natten: klockan ställs fram.',
    ambiguous: 'Det klockslaget finns två gånger den natten: klockan ställs tillbaka.',
    'wrong-weekday': ({ date, weekday }: { date: string; weekday: string }): string =>
      `${date} är en ${weekday}.`,
    'not-after': 'Slutet är inte efter början.',
    over: 'Den tiden har redan varit.',
    hours: 'Skriv öppettider som 9-12, 13-15.',
    unknown: 'Välj något i listan.',
    language: 'Skriv texten på alla språk, eller lämna den tom på alla.',
    'closed-already': 'Telefonen öppnar inte mer i dag. Planera en stängning i stället.',
    entry: 'Det går inte att spara.',
    gone: 'Det meddelandet finns inte längre.',
    review: 'Skriv vilken dag du vill titta på det igen.',
  },
  offer: ({ what }: { what: string }): string => `Menade du ${what}?`,

  mail: {
    subject: ({ what }: { what: string }): string => `Titta på det igen: ${what}`,
    title: 'Ett meddelande utan slut',
    intro: 'Det här meddelandet gäller tills vidare. I dag skulle någon titta på det igen.',
    link: 'Öppna skrivbordet',
    footer: 'Du får det här mejlet en gång. Ändra eller avsluta meddelandet på skrivbordet.',
  },
} as const;
