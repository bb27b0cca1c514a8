import { sentence } from '#i18n/sentence.ts';
import type { notice as sv } from '#i18n/sv/notice.ts';
import type { Translation } from '#i18n/translation.ts';

/** The sentences about the phone and about closures, in English. Days and moments come in words. */
export const notice = {
  day: {
    today: ({ date }) => `today, ${date},`,
    tomorrow: ({ date }) => `tomorrow, ${date},`,
    other: ({ date }) => date,
  },
  onDay: ({ day }) => `on ${day}`,
  moment: ({ day, time }) => `${day} at ${time}`,
  period: ({ day, times }) => `${day} from ${times}`,
  periodOfDays: ({ from, until }) => `from ${from} to ${until}`,
  hoursAnd: ({ first, second }) => `${first} and ${second}`,

  reason: {
    holiday: 'for the public holiday',
    vacation: 'because of staff holidays',
    staffing: 'because of limited staffing',
    illness: 'because of illness',
    training: 'because of staff training',
    meeting: 'because of an internal meeting',
    technical: 'for technical reasons',
    other: '',
  },
  maintenanceReason: 'because of technical maintenance',

  closesAt: ({ at, reason, reopens }) =>
    sentence('Our phone line closes', at, reason, `and opens again ${reopens}`),
  closesUntilFurtherNotice: ({ at, reason }) =>
    sentence('Our phone line closes', at, 'until further notice', reason),
  closedBetween: ({ period, reason }) => sentence('Our phone line is closed', period, reason),
  closedOn: ({ day, reason, reopens }) =>
    `${sentence('Our phone line is closed', day, reason)} ${sentence('It opens again', reopens)}`,
  closedFrom: ({ day, reason, reopens }) =>
    sentence('Our phone line is closed from', day, reason, `and opens again ${reopens}`),
  closedFromUntilFurtherNotice: ({ day, reason }) =>
    sentence('Our phone line is closed from', day, 'until further notice', reason),
  closedNow: ({ reason, reopens }) =>
    sentence('Our phone line is closed', reason, `and opens again ${reopens}`),
  closedUntilFurtherNotice: ({ reason }) =>
    sentence('Our phone line is closed until further notice', reason),

  changedHours: ({ when, reason, hours }) =>
    sentence('Our phone line has different opening hours', when, reason, ':', hours),
  moreHours: ({ when, hours }) => sentence('It is open', when, ':', hours),
  daysFrom: ({ from }) => `from ${from}`,
  daysTo: ({ to }) => `up to and including ${to}`,
  daysFromTo: ({ from, to }) => `from ${from} up to and including ${to}`,
  onOpenDays: ({ hours }) => `${hours} on the days we are open`,

  siteDownBetween: ({ site, period, reason }) =>
    sentence(`The website ${site} cannot be used`, period, reason),
  siteDownNow: ({ site, reason, back }) =>
    `${sentence(`The website ${site} cannot be used at the moment`, reason)} ${sentence('We expect it to work again', back)}`,

  otherWay: ({ email }) => `If you have any questions, you are welcome to email us at ${email}.`,
  greeting: {
    christmas: 'We wish you a merry Christmas!',
    christmasAndNewYear: 'We wish you a merry Christmas and a happy New Year!',
    newYear: 'We wish you a happy New Year!',
  },

  phone: {
    todayAt: ({ time }) => `today at ${time}`,
    open: 'Open now.',
    openUntilTime: ({ time }) => `Open now. We close at ${time}.`,
    openUntil: ({ moment }) => `Open now. We close ${moment}.`,
    closed: 'Closed until further notice.',
    closedUntil: ({ moment }) => `Closed now. We open ${moment}.`,
  },
} satisfies Translation<typeof sv>;
