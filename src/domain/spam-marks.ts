/** Why a submission may be spam: a field that people cannot see was filled in, many links, links as code. */
export const spamMarkNames = ['hiddenField', 'manyLinks', 'linkCode'] as const;

/** One sign of spam. */
export type SpamMark = (typeof spamMarkNames)[number];

/** The name of the field that people do not see: a program that fills in every field gives itself away. */
export const hiddenFieldName = 'website';

/** A customer may well point to the loan, the firm's page and an authority; hardly to this many places. */
const manyLinks = 6;

/**
 * The signs of spam in what was typed. They say only "perhaps": a complaint with all of them is kept and
 * answered like any other, (EU) 2020/1503 art. 7.
 *
 * @example
 * spamMarks({ website: 'https://a.example', description: 'Hej' }) // ['hiddenField']
 */
export const spamMarks = (fields: Readonly<Record<string, string>>): SpamMark[] => {
  const { [hiddenFieldName]: hidden = '', ...typed } = fields;
  const text = Object.values(typed).join('\n');
  const signs: Readonly<Record<SpamMark, boolean>> = {
    hiddenField: hidden.trim() !== '',
    manyLinks: (text.match(/https?:\/\//gi)?.length ?? 0) >= manyLinks,
    linkCode: /\[(?:url|link)[=\]]|<a\s[^<>]{0,200}href/i.test(text),
  };
  return spamMarkNames.filter((name) => signs[name]);
};
