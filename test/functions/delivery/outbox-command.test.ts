import { expect, test } from 'vitest';
import { outboxCommand, type OutboxRequest } from '#functions/delivery/outbox-command.ts';
import { ageInWords } from '#functions/delivery/outbox-lines.ts';
import { watchedWorld } from './watch-fixtures.ts';

const hour = 3_600_000;
const refused = { kind: 'refused', status: 422, error: 'validation_error: no' } as const;

/** A watched world with the operator's command line. */
const operated = async () => {
  const watched = await watchedWorld();
  const run = async (command: string, changes: Partial<OutboxRequest> = {}) => {
    const lines: string[] = [];
    const outcome = await outboxCommand(
      { ...watched.deps, print: (line) => lines.push(line) },
      { command, ids: [], failed: false, full: false, yes: false, ...changes },
    );
    return { outcome, lines, why: outcome.kind === 'refused' ? outcome.why : undefined };
  };
  return { ...watched, run };
};

test('list names what waits and what is in trouble, without content or addresses', async () => {
  const { world, keep, run, report } = await operated();
  expect((await run('list')).lines).toEqual(['Nothing waits and nothing is in trouble.']);
  const first = await keep();
  world.outcomes = [refused];
  await world.after(0);
  const second = await keep();
  await world.after(0);
  await report(second.officer, 'bounced');
  const third = await keep();
  world.now += hour;
  const { lines, outcome } = await run('list');
  expect(outcome).toEqual({ kind: 'done' });
  const cells = lines.map((line) => line.split(/ {2,}/));
  expect(cells).toEqual([
    ['ID', 'REFERENCE', 'PURPOSE', 'STATE', 'TRIES', 'AGE', 'LAST ERROR'],
    [
      ...[first.officer.id, first.complaint.reference, 'officer', 'parked', '1', '60 min'],
      'refused 422 validation_error: no',
    ],
    [
      second.officer.id,
      second.complaint.reference,
      'officer',
      'rejected',
      '1',
      '60 min',
      'bounced',
    ],
    [third.officer.id, third.complaint.reference, 'officer', 'late', '0', '60 min'],
    [third.receipt.id, third.complaint.reference, 'receipt', 'late', '0', '60 min'],
  ]);
  expect(lines.join('')).not.toMatch(/@|Öberg/);
});

test('show tells all of one message, and subject and addresses only when asked', async () => {
  const { world, keep, run } = await operated();
  const { officer, complaint } = await keep();
  world.outcomes = [refused];
  await world.after(0);
  const plain = (await run('show', { ids: [officer.id] })).lines;
  expect(plain).toContain('state:          parked');
  expect(plain).toContain('because of:     mail');
  expect(plain).toContain('last error:     refused 422 validation_error: no');
  expect(plain.join('')).not.toContain('@');
  const full = (await run('show', { ids: [officer.id], full: true })).lines;
  expect(full).toContain(`subject:        Klagomål ${complaint.reference}`);
  expect(full).toContain('to:             officer@example.test');
  expect(full.join('\n')).not.toContain(officer.mail.text);
});

test('retry makes a parked message due, and it is sent', async () => {
  const { world, keep, run } = await operated();
  const { officer } = await keep();
  world.outcomes = [refused];
  await world.after(0);
  expect((await run('retry', { ids: [officer.id] })).outcome).toEqual({ kind: 'done' });
  expect(await world.after(0)).toMatchObject({ sent: 1 });
  expect((await run('retry', { ids: [officer.id] })).why).toContain('is not parked');
  expect((await run('retry', { ids: ['nowhere'] })).why).toContain('There is no message nowhere');
});

test('retry of what may have been sent already says so, and needs --yes', async () => {
  const { world, keep, run } = await operated();
  const { officer, receipt } = await keep();
  world.outcomes = ['lost-answer', 'lost-answer'];
  await world.after(0);
  expect(await world.after(23 * hour)).toMatchObject({ failed: 2 });
  const { why } = await run('retry', { ids: [officer.id] });
  expect(why).toContain('a second copy may arrive');
  expect(await world.after(0)).toMatchObject({ sent: 0 });
  const all = await run('retry', { failed: true });
  expect(all.lines[0]).toBe('0 of 2 parked are due again.');
  expect(all.why).toContain('--yes');
  expect((await run('retry', { ids: [receipt.id], yes: true })).outcome.kind).toBe('done');
  expect(await world.after(0)).toMatchObject({ sent: 1, failed: 0 });
});

test('retry of one of a batch makes the others due with it; later each needs --yes', async () => {
  const { world, keep, run } = await operated();
  world.mailer.batchSize = 100;
  const { officer, receipt } = await keep();
  const parkAgain = async (passed: number) => {
    world.batchOutcomes = [{ kind: 'refused', status: 409, error: 'invalid_idempotent_request' }];
    expect(await world.after(passed)).toMatchObject({ failed: 2 });
  };
  await parkAgain(0);
  expect((await run('show', { ids: [officer.id] })).lines.join()).toMatch(/batch: +batch-/);
  const [line] = (await run('retry', { ids: [officer.id] })).lines;
  expect(line).toContain('so are the others of its batch');
  expect((await run('retry', { ids: [receipt.id] })).why).toContain('is not parked');
  await parkAgain(0);
  expect((await run('retry', { failed: true })).lines[0]).toBe('2 of 2 parked are due again.');
  await parkAgain(0);
  world.now += 23 * hour;
  expect((await run('retry', { ids: [officer.id] })).why).toContain('a second copy may arrive');
  expect((await run('retry', { ids: [officer.id], yes: true })).outcome.kind).toBe('done');
  expect(await world.after(0)).toMatchObject({ sent: 1 });
  expect(world.delivered).toEqual([officer.id]);
  expect((await run('retry', { ids: [receipt.id] })).why).toContain('a second copy may arrive');
});

test('retry --failed takes all that are parked, and nothing else', async () => {
  const { world, keep, run } = await operated();
  await keep();
  await keep();
  world.outcomes = [refused, refused, refused];
  await world.after(0);
  const { lines, outcome } = await run('retry', { failed: true });
  expect([lines, outcome]).toEqual([['3 of 3 parked are due again.'], { kind: 'done' }]);
  expect(await world.after(0)).toEqual({ sent: 3, retried: 0, failed: 0 });
  expect(new Set(world.delivered).size).toBe(4);
});

test('done ends a trouble, once; what waits is no trouble to end', async () => {
  const { world, keep, run, report, health } = await operated();
  const { officer } = await keep();
  expect((await run('done', { ids: [officer.id] })).why).toContain('still waits');
  await world.after(0);
  await report(officer, 'bounced');
  expect(await health()).toMatchObject({ undelivered: 1 });
  expect((await run('done', { ids: [officer.id] })).outcome).toEqual({ kind: 'done' });
  expect(await health()).toMatchObject({ undelivered: 0 });
  expect((await run('done', { ids: [officer.id] })).why).toContain('dealt with before');
  expect((await run('done', { ids: ['nowhere'] })).why).toContain('There is no message');
});

test.each([
  ['send', ['x']],
  ['list', ['x']],
  ['show', []],
  ['retry', []],
  ['retry', ['a', 'b']],
  ['toString', ['x']],
])('%s %j is refused with one line', async (command, ids) => {
  const { run } = await operated();
  expect((await run(command, { ids })).why).toMatch(/^[^\n]*--help\.$/);
});

test.each([
  [-5, '0 s'],
  [119_999, '119 s'],
  [120_000, '2 min'],
  [7_199_999, '119 min'],
  [7_200_000, '2 h'],
  [172_800_000, '2 d'],
])('an age of %i ms is %s', (ms, words) => {
  expect(ageInWords(ms)).toBe(words);
});
