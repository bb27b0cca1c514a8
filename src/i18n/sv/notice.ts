import { sentence } from '#i18n/sentence.ts';

interface Reopening {
  reopens: string;
}

interface Why {
  reason: string;
}

/** The sentences about the phone and about closures, in Swedish. Days and moments come in words. */
export const notice = {
  day: {
    today: ({ date }: { date: string }): string => `i dag, ${date},`,
    tomorrow: ({ date }: { date: string }): string => `i morgon, ${date},`,
    other: ({ date }: { date: string }): string => date,
  },
  onDay: ({ day }: { day: string }): string => day,
  moment: ({ day, time }: { day: string; time: string }): string => `${day} ${time}`,
  period: ({ day, times }: { day: string; times: string }): string => `${day} ${times}`,
  periodOfDays: ({ from, until }: { from: string; until: string }): string =>
    `från ${from} till ${until}`,
  hoursAnd: ({ first, second }: { first: string; second: string }): string =>
    `${first} och ${second}`,

  reason: {
    holiday: 'i samband med helgen',
    vacation: 'på grund av semester',
    staffing: 'på grund av begränsad bemanning',
    illness: 'på grund av sjukdom',
    training: 'på grund av utbildning',
    meeting: 'på grund av ett internt möte',
    technical: 'av tekniska skäl',
    other: '',
  },
  maintenanceReason: 'på grund av tekniskt underhåll',

  closesAt: ({ at, reason, reopens }: { at: string } & Why & Reopening): string =>
    sentence('Vår telefon stänger', at, reason, `och öppnar igen ${reopens}`),
  closesUntilFurtherNotice: ({ at, reason }: { at: string } & Why): string =>
    sentence('Vår telefon stänger', at, 'tills vidare', reason),
  closedBetween: ({ period, reason }: { period: string } & Why): string =>
    sentence('Vår telefon är stängd', period, reason),
  closedOn: ({ day, reason, reopens }: { day: string } & Why & Reopening): string =>
    `${sentence('Vår telefon är stängd', day, reason)} ${sentence('Den öppnar igen', reopens)}`,
  closedFrom: ({ day, reason, reopens }: { day: string } & Why & Reopening): string =>
    sentence('Vår telefon är stängd från och med', day, reason, `och öppnar igen ${reopens}`),
  closedFromUntilFurtherNotice: ({ day, reason }: { day: string } & Why): string =>
    sentence('Vår telefon är stängd från och med', day, 'och tills vidare', reason),
  closedNow: ({ reason, reopens }: Why & Reopening): string =>
    sentence('Vår telefon är stängd', reason, `och öppnar igen ${reopens}`),
  closedUntilFurtherNotice: ({ reason }: Why): string =>
    sentence('Vår telefon är stängd tills vidare', reason),

  changedHours: ({ when, reason, hours }: { when: string; hours: string } & Why): string =>
    sentence('Vår telefon har ändrade öppettider', when, reason, ':', hours),
  moreHours: ({ when, hours }: { when: string; hours: string }): string =>
    sentence('Den är öppen', when, ':', hours),
  daysFrom: ({ from }: { from: string }): string => `från och med ${from}`,
  daysTo: ({ to }: { to: string }): string => `till och med ${to}`,
  daysFromTo: ({ from, to }: { from: string; to: string }): string =>
    `från och med ${from} till och med ${to}`,
  onOpenDays: ({ hours }: { hours: string }): string => `${hours} de dagar vi har öppet`,

  siteDownBetween: ({ site, period, reason }: { site: string; period: string } & Why): string =>
    sentence(`Webbplatsen ${site} går inte att använda`, period, reason),
  siteDownNow: ({ site, reason, back }: { site: string; back: string } & Why): string =>
    `${sentence(`Webbplatsen ${site} går inte att använda just nu`, reason)} ${sentence('Den väntas fungera igen', back)}`,

  otherWay: ({ email }: { email: string }): string =>
    `Har du frågor är du välkommen att mejla oss på ${email}.`,
  greeting: {
    christmas: 'Vi önskar dig en god jul!',
    christmasAndNewYear: 'Vi önskar dig en god jul och ett gott nytt år!',
    newYear: 'Vi önskar dig ett gott nytt år!',
  },

  phone: {
    todayAt: ({ time }: { time: string }): string => `i dag ${time}`,
    open: 'Öppet nu.',
    openUntilTime: ({ time }: { time: string }): string => `Öppet nu. Vi stänger ${time}.`,
    openUntil: ({ moment }: { moment: string }): string => `Öppet nu. Vi stänger ${moment}.`,
    closed: 'Stängt tills vidare.',
    closedUntil: ({ moment }: { moment: string }): string => `Stängt nu. Vi öppnar ${moment}.`,
  },
};
