import { Temporal } from 'temporal-polyfill';
import type { KeptMessage, MessageFacts } from '#functions/ports.ts';
import { messageState } from './message-state.ts';

/** The lines of a list of messages, a heading first: no content and no addresses. `now` in ms. */
export const listLines = (messages: readonly MessageFacts[], now: number): string[] => {
  const rows = messages.map((facts) => [
    facts.id,
    facts.reference,
    facts.purpose,
    messageState(facts, now),
    String(facts.attempts),
    ageInWords(now - facts.createdAt),
    why(facts),
  ]);
  const heading = ['ID', 'REFERENCE', 'PURPOSE', 'STATE', 'TRIES', 'AGE', 'LAST ERROR'];
  const all = [heading, ...rows];
  const widths = heading.map((_, column) =>
    Math.max(...all.map((row) => (row[column] ?? '').length)),
  );
  return all.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
};

/** All that is known of one message; its subject and addresses only if `full`. */
export const detailLines = ({ facts, mail }: KeptMessage, now: number, full: boolean): string[] => {
  const { sentAt, deliveredAt, rejectedAt, rejection, failedAt } = facts;
  const lines: (readonly [string, string | undefined])[] = [
    ['id', facts.id],
    ['reference', facts.reference],
    ['purpose', facts.purpose],
    ['state', messageState(facts, now)],
    ['tries', String(facts.attempts)],
    ['made', inWords(facts.createdAt)],
    ['next try', (sentAt ?? failedAt) ? undefined : inWords(facts.nextAttemptAt)],
    ['sent', inWords(sentAt)],
    ['delivery due', inWords(facts.deliveryDueAt)],
    ['delivered', inWords(deliveredAt)],
    [rejection ?? 'rejected', inWords(rejectedAt)],
    ['parked', inWords(failedAt)],
    ['because of', facts.failureCause],
    ['batch', facts.batchId],
    ['in doubt since', sentAt === undefined ? inWords(facts.uncertainSince) : undefined],
    ['last error', facts.lastError],
    ['noticed', inWords(facts.noticedAt)],
    ['followed up', inWords(facts.followedUpAt)],
    ['settled', inWords(facts.settledAt)],
    ...(full
      ? ([
          ['subject', mail.subject],
          ['from', mail.from],
          ['to', mail.to.join(', ')],
          ['reply to', mail.replyTo],
        ] as const)
      : []),
  ];
  return lines.flatMap(([label, value]) =>
    value === undefined ? [] : [`${`${label}:`.padEnd(16)}${value}`],
  );
};

/** Ages as one reads them: seconds, then minutes, hours and days, rounded down. */
export const ageInWords = (ms: number): string => {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 172_800) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86_400)} d`;
};

const why = ({ lastError, rejection }: MessageFacts): string => lastError ?? rejection ?? '';

const inWords = (at: number | undefined): string | undefined =>
  at === undefined ? undefined : Temporal.Instant.fromEpochMilliseconds(at).toString();
