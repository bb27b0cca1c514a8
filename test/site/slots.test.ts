import { describe, expect, it } from 'vitest';
import { arnParts, arnQuestions } from '#domain/arn-check.ts';
import { locales } from '#domain/locale.ts';
import { messages } from '#i18n/messages.ts';
import type { PageSlug } from '#i18n/routes.ts';
import { pathOf } from '#src/routes.ts';
import { builtPages } from './built-pages.ts';

const templateByPath = new Map(builtPages().map(({ path, template }) => [path, template]));

const questionFields = ['name', 'email', 'phone', 'message'] as const;
const complaintFields = Object.keys(messages.sv.form.labels).filter(
  (field) => field !== 'name' && field !== 'message',
);

const slots = (...names: string[]): string[] =>
  names.map((name) => `<!--slot:${name}--><!--/slot:${name}-->`);
const parts = (kind: 'each' | 'unless', ...names: string[]): string[] =>
  names.map((name) => `<!--${kind}:${name}-->`);

const formMarks = (fields: readonly string[]): string[] => [
  '<title><!--slot:titlePrefix--><!--/slot:titlePrefix-->',
  ...parts('each', 'problem', 'hasErrors', 'errors'),
  ...slots('problemTitle', 'problemText'),
  'href=href',
  ...fields.flatMap((field) => [
    `<p id="${field}-error" class="field-error"><!--each:${field}.error--><span`,
    `aria-invalid=${field}.invalid`,
  ]),
];

const receiptMarks = [
  ...parts('each', 'reference', 'receiptEmail', 'sentFields'),
  ...parts('unless', 'reference', 'receiptEmail'),
  ...slots('reference', 'receivedAt', 'receiptEmail', 'label', 'value'),
];

const needed: [PageSlug, string[]][] = [
  [
    'customer-service',
    [
      ...formMarks(questionFields),
      ...parts('each', 'phoneStatus'),
      ...slots('phoneStatus', 'message'),
      'data-state=phoneState',
      'data-fill="value=email aria-invalid=email.invalid"',
    ],
  ],
  [
    'complaint-form',
    [
      ...formMarks(complaintFields),
      ...parts('each', 'chosenFiles'),
      ...slots('description', 'damage', 'other', 'name'),
      'data-fill="checked=clientType.consumer"',
      'data-fill="checked=clientType.business"',
      'data-fill="open=address.open"',
      'data-fill="open=representative.open"',
      'data-fill="value=draftToken"',
      'data-fill="value=heldFilesValue"',
      'data-fill="id=removeName name=removeName"',
      ...parts('each', 'heldFiles', 'sendAtOnce'),
    ],
  ],
  [
    'complaint-check',
    [
      ...parts('each', 'checking', 'hiddenFields', 'heldFiles', 'noFiles', 'refusedFiles'),
      ...parts('unless', 'checking'),
      ...['who', 'contact', 'representative', 'whatHappened'].flatMap((group) =>
        parts('each', `${group}.rows`, `${group}.rows.any`),
      ),
      ...slots('headingPrefix', 'label', 'value', 'name', 'size', 'reason', 'problemText'),
      ...['name=name value=value', 'href=href', 'href=formPath', 'href=filesPath'].map(
        (fill) => `data-fill="${fill}"`,
      ),
    ],
  ],
  [
    'complaint-received',
    [
      ...receiptMarks,
      ...slots('acknowledgeBy', 'size', 'reason'),
      ...parts('each', 'arrivedFiles', 'refusedFiles'),
    ],
  ],
  [
    'arn-check',
    [
      '<title><!--slot:titlePrefix--><!--/slot:titlePrefix-->',
      ...parts('each', 'hasErrors', 'errors', ...arnParts.map((part) => `arn.${part}`)),
      ...slots('lastDay'),
      ...Object.entries(arnQuestions).flatMap(([question, choices]) =>
        choices === undefined
          ? [`data-fill="value=${question} aria-invalid=${question}.invalid"`]
          : choices.map((choice) => `data-fill="checked=${question}.${choice}"`),
      ),
    ],
  ],
  ['question-received', receiptMarks],
  ['problem', ['<!--slot:problemTitle-->', '<!--slot:problemText-->']],
];

describe.each(needed)('%s', (slug, marks) => {
  it.each(locales)('has every slot that is filled in it (%s)', (locale) => {
    const template = templateByPath.get(pathOf(slug, locale)) ?? '';
    expect(marks.filter((mark) => !template.includes(mark))).toEqual([]);
  });
});

describe.each(builtPages())('$path', ({ template, plain }) => {
  it('has a place for notices before its header', () => {
    expect(template).toMatch(/<div class="notices" role="status"><!--each:notices-->.*<header/s);
    expect(template).toContain('data-fill="data-kind=kind data-tense=tense"');
  });

  it('shows no mark and no empty notice when nothing is live', () => {
    expect(plain).not.toMatch(/<!--|data-fill/);
    expect(plain).toContain('<div class="notices" role="status"></div>');
  });
});

describe('the plain receipt pages', () => {
  it.each(locales)('never say that something has arrived (%s)', (locale) => {
    const { complaintTitle, questionTitle, noneTitle } = messages[locale].receipt;
    for (const slug of ['complaint-received', 'question-received'] as const) {
      const page = builtPages().find(({ path }) => path === pathOf(slug, locale));
      expect(page?.plain).toContain(noneTitle);
      expect(page?.plain).not.toContain(complaintTitle);
      expect(page?.plain).not.toContain(questionTitle);
    }
  });
});

describe('the plain page for looking through', () => {
  it.each(locales)('never says that there is something, or that it was not sent (%s)', (locale) => {
    const { noneTitle, notSent } = messages[locale].draft;
    const page = builtPages().find(({ path }) => path === pathOf('complaint-check', locale));
    expect(page?.plain).toContain(noneTitle);
    expect(page?.plain).not.toContain(notSent);
    expect(page?.plain).not.toContain('<form');
  });
});
