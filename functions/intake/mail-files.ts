import type { Locale } from '#domain/locale.ts';
import { maskPersonalNumbers } from '#domain/personal-number.ts';
import type { Block } from '#functions/email/document.ts';
import { oneLine } from '#functions/email/one-line.ts';
import type { KeptSubmission } from '#functions/ports.ts';
import { formatFileSize } from '#i18n/file-size.ts';
import { messages } from '#i18n/messages.ts';

/** What an e-mail says above the files that arrived, above those that did not, and below those. */
export interface FileWords {
  heading: string;
  arrived: string;
  refused: string;
  afterRefused?: string;
}

/** The files that arrived and those that did not, with the reason; nothing if none were chosen. */
export const fileBlocks = (
  { attachments, refusedFiles }: KeptSubmission,
  locale: Locale,
  words: FileWords,
): Block[] => {
  if (attachments.length + refusedFiles.length === 0) return [];
  const { email, form } = messages[locale];
  const arrived = attachments.map(({ filename, size }) =>
    email['files.file']({ name: shownName(filename), size: formatFileSize(size, locale) }),
  );
  const refused = refusedFiles.map(({ filename, reason }) =>
    email['files.reason']({ name: shownName(filename), reason: form.refusals[reason] }),
  );
  return [
    { kind: 'heading', text: words.heading },
    ...listed(words.arrived, arrived),
    ...listed(words.refused, refused),
    ...(refused.length > 0 && words.afterRefused !== undefined
      ? [{ kind: 'paragraph' as const, text: words.afterRefused }]
      : []),
  ];
};

/** Whether the name of a file holds a personal identity number, which no e-mail shows. */
export const hasMaskedName = ({ attachments, refusedFiles }: KeptSubmission): boolean =>
  [...attachments, ...refusedFiles].some(
    ({ filename }) => maskPersonalNumbers(filename) !== filename,
  );

const listed = (intro: string, items: readonly string[]): Block[] =>
  items.length === 0
    ? []
    : [
        { kind: 'paragraph', text: intro },
        { kind: 'list', items },
      ];

/** Short: a receipt goes to whatever address was typed, and must not carry a message of the sender's own. */
const shownName = (filename: string): string => oneLine(maskPersonalNumbers(filename), 60);
