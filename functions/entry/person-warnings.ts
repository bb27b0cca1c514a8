import type { PersonFound } from '#functions/keeping/find-person.ts';

/** What the person at the keyboard must look at before the answer is complete and right. */
export const warnings = ({ matches, alike, unreadable }: PersonFound): string[] => [
  ...(matches.some(({ roles }) => roles.includes('representative'))
    ? ['Look: some name it only as a representative: the client’s data are not theirs to have.']
    : []),
  ...(alike > 0
    ? [
        `Look: ${alike} name it with other capitals before the @: run this again with that spelling.`,
      ]
    : []),
  ...(unreadable.length > 0
    ? [`Incomplete: these could not be opened and may belong here: ${unreadable.join(', ')}.`]
    : []),
];
