import type { SiteFacts } from '#domain/site-facts.ts';
import { parseTypedDate } from '#domain/typed-time.ts';
import { Temporal } from 'temporal-polyfill';

/** The questions of the check, in their order, with the choices of those that have some. */
export const arnQuestions = {
  client: ['consumer', 'business'],
  court: ['no', 'yes'],
  answer: ['refused', 'none', 'waiting', 'not-complained'],
  complainedOn: undefined,
  amount: undefined,
  country: ['sweden', 'eu', 'other'],
} as const;

/** A question of the check; also the name of its field. */
export type ArnQuestion = keyof typeof arnQuestions;

/** What a person answered, by question, as typed; a question left out is unanswered. */
export type ArnAnswers = Readonly<Partial<Record<ArnQuestion, string>>>;

/** Codes that the dictionaries have words for. */
export type ArnIssueCode =
  | `${'client' | 'court' | 'answer' | 'complainedOn' | 'country'}.required`
  | 'complainedOn.invalid'
  | 'complainedOn.future'
  | 'amount.invalid';

/** One answer to mend. */
export interface ArnIssue {
  field: ArnQuestion;
  code: ArnIssueCode;
}

/**
 * What to do, the first that applies. `court`: not for ARN, since the person is no consumer. `in-court`: another
 * body has it. `complain` first; `wait` for the answer. `late`, `low`: ARN would probably not take it
 * (it can make exceptions). `ask`: nobody but ARN can tell. `apply`: nothing that was asked stands in the way.
 */
export const arnVerdicts = [
  'court',
  'in-court',
  'complain',
  'wait',
  'late',
  'low',
  'ask',
  'apply',
] as const;

/** One of `arnVerdicts`. */
export type ArnVerdict = (typeof arnVerdicts)[number];

/** What makes an `ask`, or is worth knowing beside a verdict. */
export const arnNotes = ['no-answer', 'amount-between', 'amount-unknown', 'eu', 'abroad'] as const;

/** A note beside a verdict. */
export type ArnNote = (typeof arnNotes)[number];

/** What to do next, told with each of the verdicts that lead there. */
const followUps = {
  how: ['apply', 'ask'],
  'court-way': ['court', 'late', 'low'],
} as const satisfies Record<string, readonly ArnVerdict[]>;

/** Every part that an outcome can be told in: verdicts, notes and what to do next. */
export const arnParts = [...arnVerdicts, ...arnNotes, 'how', 'court-way'] as const;

/** A part of an outcome's telling. */
export type ArnPart = (typeof arnParts)[number];

/** The outcome of the check. */
export interface ArnAssessment {
  kind: 'assessed';
  verdict: ArnVerdict;
  notes: readonly ArnNote[];
  /** The last day on which ARN can get the application, in Stockholm, where it was asked for. */
  lastDay: Temporal.PlainDate | undefined;
}

/** What the check says: an outcome, or what must be mended first. */
export type ArnCheck = ArnAssessment | { kind: 'invalid'; issues: readonly ArnIssue[] };

type Limits = Pick<SiteFacts['disputeBodies']['arn'], 'limitsSek' | 'withinYears'>;

/**
 * Whether ARN can try a dispute, as far as förordning (2015:739) 2, 5–8 and 26 §§ lets anybody but ARN tell.
 * Only answers that matter are asked for: who is no consumer need not date a complaint. `today` is
 * the date in Stockholm.
 */
export const checkArn = (
  answers: ArnAnswers,
  limits: Limits,
  today: Temporal.PlainDate,
): ArnCheck => {
  const issues: ArnIssue[] = [];
  const client = choice(answers, 'client', issues);
  if (client === 'business') return { ...assessed, verdict: 'court' };

  const court = choice(answers, 'court', issues);
  const reply = choice(answers, 'answer', issues);
  const isOpen = court !== 'yes' && reply !== 'not-complained';
  const complainedOn = isOpen ? complaintDate(answers.complainedOn, today, issues) : undefined;
  const amount = isOpen ? sekOf(answers.amount, issues) : undefined;
  const notes = whereTo[choice(answers, 'country', issues) ?? 'sweden'];
  if (issues.length === 0 && court === 'yes') return { ...assessed, verdict: 'in-court', notes };
  if (issues.length === 0 && !isOpen) return { ...assessed, verdict: 'complain', notes };
  if (issues.length > 0 || complainedOn === undefined) return { kind: 'invalid', issues };

  const lastDay = lastDayFor(complainedOn, limits.withinYears);
  const amounts = Object.values(limits.limitsSek);
  const [lowest, highest] = [Math.min(...amounts), Math.max(...amounts)];
  const doubts: ArnNote[] = [
    ...(reply === 'none' ? ['no-answer' as const] : []),
    ...(amount === undefined ? ['amount-unknown' as const] : []),
    ...(amount !== undefined && amount < highest ? ['amount-between' as const] : []),
  ];
  const dated = { kind: 'assessed', notes, lastDay } as const;
  if (Temporal.PlainDate.compare(today, lastDay) > 0) return { ...dated, verdict: 'late' };
  if (amount !== undefined && amount < lowest) return { ...dated, verdict: 'low' };
  if (reply === 'waiting') return { ...dated, verdict: 'wait' };
  const verdict = doubts.length > 0 ? 'ask' : 'apply';
  return { ...dated, verdict, notes: [...doubts, ...notes] };
};

/** The parts that an outcome is told in. */
export const partsOf = ({ verdict, notes }: ArnAssessment): ArnPart[] => {
  const next = (['how', 'court-way'] as const).filter((part) =>
    followUps[part].some((leadsThere) => leadsThere === verdict),
  );
  return [verdict, ...notes, ...next];
};

const whereTo: Readonly<Record<(typeof arnQuestions.country)[number], readonly ArnNote[]>> = {
  sweden: [],
  eu: ['eu'],
  other: ['abroad'],
};

const assessed = { kind: 'assessed', notes: [], lastDay: undefined } as const;

/**
 * The last day "within a year" of a complaint: the same day of the month, so that exactly a year is in
 * time. After a 29 February it is 28 February, never a later day than the law may mean; nor is a last day on a
 * Saturday or holiday moved on.
 */
export const lastDayFor = (complainedOn: Temporal.PlainDate, years: number): Temporal.PlainDate =>
  complainedOn.add({ years }, { overflow: 'constrain' });

const choice = <Question extends 'client' | 'court' | 'answer' | 'country'>(
  answers: ArnAnswers,
  question: Question,
  issues: ArnIssue[],
): (typeof arnQuestions)[Question][number] | undefined => {
  const choices: readonly (typeof arnQuestions)[Question][number][] = arnQuestions[question];
  const chosen = choices.find((each) => each === answers[question]);
  if (chosen === undefined) issues.push({ field: question, code: `${question}.required` });
  return chosen;
};

const complaintDate = (
  typed: string | undefined,
  today: Temporal.PlainDate,
  issues: ArnIssue[],
): Temporal.PlainDate | undefined => {
  const refuse = (code: ArnIssueCode) => {
    issues.push({ field: 'complainedOn', code });
    return undefined;
  };
  if (typed === undefined || typed.trim() === '') return refuse('complainedOn.required');
  const read = parseTypedDate(typed.slice(0, mostTyped));
  if (read.kind === 'fault') return refuse('complainedOn.invalid');
  if (Temporal.PlainDate.compare(read.date, today) > 0) return refuse('complainedOn.future');
  return read.date;
};

/** Whole kronor as people type them: "3 000 kr", "3.000", "3000,50"; öre are left out. Empty: not known. */
const sekOf = (typed: string | undefined, issues: ArnIssue[]): number | undefined => {
  const text = (typed ?? '').slice(0, mostTyped).trim();
  if (text === '') return undefined;
  const [, whole] = amountPattern.exec(text) ?? [];
  if (whole === undefined) {
    issues.push({ field: 'amount', code: 'amount.invalid' });
    return undefined;
  }
  return Number(whole.replace(/\D/g, ''));
};

const mostTyped = 40;

const amountPattern =
  /^(?:sek\s?)?(\d{1,3}(?:[\s.,]\d{3}){1,3}|\d{1,12})(?:[.,]\d{1,2})?\s?(?:kr|kronor|sek|:-)?$/i;
