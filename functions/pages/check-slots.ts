import { draftFields, formatHeldFiles } from '#domain/draft-fields.ts';
import { locales, type Locale } from '#domain/locale.ts';
import { formatFileSize } from '#i18n/file-size.ts';
import { messages } from '#i18n/messages.ts';
import { pathOf, type PageSlug } from '#i18n/routes.ts';
import type { FileRefusal } from '#functions/ports.ts';
import type { SlotValues } from './template.ts';

/** What has been filled in and is shown before it is sent. Of a file whose size is not known it is 0. */
export interface CheckedForm {
  token: string;
  fields: Readonly<Record<string, string>>;
  files: readonly { id: string; filename: string; size: number }[];
  refusedFiles: readonly { filename: string; reason: FileRefusal }[];
}

/** The groups of the form with their fields, in its order. */
const groups = {
  who: ['clientType', 'lastName', 'firstName', 'registrationNumber', 'clientReference'],
  contact: ['email', 'phone', 'street', 'postcode', 'city', 'country'],
  representative: ['representativeName', 'representativeEmail', 'representativePhone'],
  whatHappened: ['agreement', 'description', 'occurredOn', 'damage', 'other'],
} as const;

const typedFields = Object.values(groups).flat();

/**
 * Fills the page on which a complaint is looked through: a row for each field that says something, the
 * same once more in hidden fields, so that what is sent is what was seen, and the draft's token.
 */
export const checkSlots = (form: CheckedForm, locale: Locale): SlotValues => {
  const { token, fields, files, refusedFiles } = form;
  const { refusals } = messages[locale].form;
  const formPath = `${pathOf('complaint-form', locale)}${token}/`;
  const rows = Object.entries(groups).map(
    ([group, names]) =>
      [
        `${group}.rows`,
        names.flatMap((name) => rowOf(name, fields[name], formPath, locale)),
      ] as const,
  );
  const hidden = [
    ...typedFields.map((name) => ({ name: `${name}`, value: fields[name] ?? '' })),
    { name: draftFields.token, value: token },
    { name: draftFields.files, value: formatHeldFiles(files) },
  ];
  return {
    checking: true,
    titlePrefix: messages[locale].draft.notSentPrefix,
    headingPrefix: messages[locale].draft.notSentPrefix,
    ...Object.fromEntries(rows),
    ...Object.fromEntries(rows.map(([name, { length }]) => [`${name}.any`, length > 0])),
    hiddenFields: hidden.filter(({ name, value }) => value !== '' || name === draftFields.files),
    formPath,
    filesPath: `${formPath}#attachments`,
    heldFiles: files.map(({ filename, size }) => ({
      name: filename,
      size: size === 0 ? undefined : formatFileSize(size, locale),
    })),
    noFiles: files.length === 0,
    'refusedFiles.any': refusedFiles.length > 0,
    refusedFiles: refusedFiles.map(({ filename, reason }) => ({
      name: filename,
      reason: refusals[reason],
    })),
    ...twinSlots('complaint-check', token),
  };
};

const rowOf = (
  name: (typeof typedFields)[number],
  value: string | undefined,
  formPath: string,
  locale: Locale,
): SlotValues[] => {
  if (value === undefined || value === '') return [];
  const { labels, choices } = messages[locale].form;
  const chosen: Readonly<Record<string, string>> = name === 'clientType' ? choices : {};
  return [{ label: labels[name], value: chosen[value] ?? value, href: `${formPath}#${name}` }];
};

/** The same page in each language, for the language links of a page that stands behind a token. */
export const twinSlots = (page: PageSlug, token: string): SlotValues =>
  Object.fromEntries(locales.map((other) => [`twin.${other}`, `${pathOf(page, other)}${token}/`]));
