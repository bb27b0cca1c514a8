/** Fields of the forms that are no part of a complaint: they say which draft it is and what goes along. */
export const draftFields = {
  /** The token of the draft. */
  token: 'draft',
  /** The files of the draft that the page showed: see `formatHeldFiles`. */
  files: 'heldFiles',
  /** Starts the names of the boxes that take one of them away; its id follows. */
  remove: 'remove-',
  /** Given by the page on which everything is looked through before it is sent. */
  checked: 'checked',
} as const;

/** A file of a draft as a page names it. */
export interface HeldFileName {
  id: string;
  filename: string;
}

/** Files as the value of a hidden field: a line for each. */
export const formatHeldFiles = (files: readonly HeldFileName[]): string =>
  files.map(({ id, filename }) => `${id} ${filename}`).join('\n');

/** Reads what `formatHeldFiles` wrote, whatever has come of it: other lines are left out. */
export const parseHeldFiles = (value: string): HeldFileName[] =>
  value.split(/\r\n|[\r\n]/).flatMap((text) => {
    const [, id, filename] = /^([0-9a-f]{32}) (.+)$/.exec(text) ?? [];
    return id === undefined || filename === undefined ? [] : [{ id, filename }];
  });

/** The files that a form still wants of those that its page showed. */
export const wantedFiles = (fields: Readonly<Record<string, string>>): HeldFileName[] =>
  parseHeldFiles(fields[draftFields.files] ?? '').filter(
    ({ id }) => (fields[draftFields.remove + id] ?? '') === '',
  );
