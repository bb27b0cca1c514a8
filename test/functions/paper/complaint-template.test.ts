import { describe, expect, it } from 'vitest';
import { installedFonts } from '#functions/adapters/installed-fonts.ts';
import { pdfkitPress } from '#functions/adapters/pdfkit-press.ts';
import { complaintTemplate } from '#functions/paper/complaint-template.ts';
import { locales, type Locale } from '#domain/locale.ts';
import { messages } from '#i18n/messages.ts';
import { siteFacts } from '#src/site-facts.ts';
import { fillPdf, readPdf } from './read-pdf.ts';

const press = pdfkitPress({ readFont: installedFonts });
const writtenAt = Date.UTC(2026, 10, 25);
const colour = '#0b5f5c';
const template = (locale: Locale, facts = siteFacts) =>
  complaintTemplate({ locale, siteFacts: facts, colour }, writtenAt);
const printed = (locale: Locale, facts = siteFacts) => press.print(template(locale, facts));
const asItIs = { sv: printed('sv'), en: printed('en') };

const strings = (words: object): string[] =>
  Object.values(words).flatMap((word: unknown) => {
    if (typeof word === 'string') return [word];
    return typeof word === 'object' && word !== null ? strings(word) : [];
  });

/** Text as it is compared: line breaks fall where they fall. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

describe.each(locales)('the standard template (%s)', (locale) => {
  const read = asItIs[locale].then(readPdf);

  it('says what it is, in which language, and is tagged', async () => {
    const pdf = await read;
    expect(pdf).toMatchObject({ language: locale, marked: true });
    expect(pdf.title).toBe(messages[locale].paper.template.title);
    expect(pdf.roles).toEqual(
      expect.arrayContaining(['Document', 'H1', 'H2', 'P', 'Form', 'Link']),
    );
  });

  it('has every part of the annex with its number, and every label', async () => {
    const { text } = await read;
    for (const part of ['1.a', '1.b', '2.a', '2.b', '3.', '3.a', '3.b', '3.c', '3.d', '3.e'])
      expect(flat(text)).toContain(` ${part} `);
    const { byPost, subject, ...words } = messages[locale].paper.template;
    for (const word of strings(words)) expect(flat(text)).toContain(word);
    expect(flat(text)).not.toContain(byPost);
    expect(subject).not.toBe('');
  });

  it('describes every field so that none is like another, and has each among the tags', async () => {
    const { fields, tagged } = await read;
    expect(fields.length).toBeGreaterThan(40);
    expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    expect(new Set(fields.map(({ description }) => description)).size).toBe(fields.length);
    for (const { description } of fields) expect(description.length).toBeGreaterThan(10);
    expect(fields.filter(({ id }) => !tagged.has(id))).toEqual([]);
  });

  it('is walked through from the top to the bottom of each page, left before right', async () => {
    const { fields } = await read;
    const inOrder = [...fields].sort(
      (one, other) =>
        one.page - other.page || Math.round(one.top - other.top) || one.left - other.left,
    );
    expect(fields.map(({ name }) => name)).toEqual(inOrder.map(({ name }) => name));
  });

  it('says where it goes', async () => {
    const { text, links } = await read;
    expect(text).toContain(siteFacts.complaintsOfficer.name);
    expect(links).toEqual([`mailto:${siteFacts.complaintsOfficer.email}`]);
  });
});

describe('the template', () => {
  it('keeps what is typed in it, Swedish letters too', async () => {
    const saved = await fillPdf(await asItIs.sv, {
      '1a-lastName': 'Åsa Öberg-Ängström',
      '3b-description': 'Räntan drogs två gånger.\nJag vill ha tillbaka 1 200 kronor – nu.',
      'documents-authority': true,
    });
    const { fields } = await readPdf(saved);
    const valueOf = (name: string) => fields.find((field) => field.name === name)?.value;
    expect(valueOf('1a-lastName')).toBe('Åsa Öberg-Ängström');
    expect(valueOf('3b-description')).toBe(
      'Räntan drogs två gånger.\nJag vill ha tillbaka 1 200 kronor – nu.',
    );
    expect(valueOf('documents-authority')).toBe('Yes');
    expect(valueOf('documents-agreement')).toBe('Off');
    expect(valueOf('1a-firstName')).toBe('');
  });

  it('has the same bytes from each press, and others in the other language', async () => {
    const again = await pdfkitPress({ readFont: installedFonts }).print(template('sv'));
    expect(again).toEqual(await asItIs.sv);
    expect(again).not.toEqual(await asItIs.en);
  });

  it('is another firm’s with another content/site.json, with its postal address if it is known', async () => {
    const pdf = await readPdf(
      await printed('sv', {
        ...siteFacts,
        firm: {
          ...siteFacts.firm,
          name: 'Exempelbolaget',
          legalName: 'Exempelbolaget AB',
          postalAddress: ['Box 1', '111 11 Stockholm'],
        },
        complaintsOfficer: { name: 'Vera Åkerlund', email: 'klagomal@example.test' },
      }),
    );
    expect(pdf.text).not.toContain(siteFacts.firm.name);
    expect(pdf.text).not.toContain(siteFacts.complaintsOfficer.name);
    expect(flat(pdf.text)).toContain('Post: Exempelbolaget AB, Box 1, 111 11 Stockholm');
    expect(pdf.links).toEqual(['mailto:klagomal@example.test']);
  });
});
