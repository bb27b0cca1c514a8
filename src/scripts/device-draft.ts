const storageKey = 'besked-complaint';
const saveAfterMs = 300;

/** Lets go of what was kept on this device: it has been sent. */
export const forgetOnDevice = (): void => {
  try {
    localStorage.removeItem(storageKey);
  } catch {
    // A browser that keeps nothing has nothing to let go of.
  }
};

/**
 * Offers to keep what is typed on this device: only for who ticks the box, until it is sent or the box is
 * unticked. What was kept is filled in again where the form is empty, as after a crash. Files are not kept.
 */
export const keepOnDevice = (form: HTMLFormElement): void => {
  const part = form.querySelector<HTMLElement>('.keep-here');
  const box = part?.querySelector('input');
  const said = form.querySelector<HTMLElement>('.kept-here');
  if (!part || !box || !said || !canKeep()) return;
  part.hidden = false;

  const kept = readKept();
  box.checked = kept !== undefined;
  if (kept !== undefined && isUntouched(form)) {
    fill(form, kept);
    said.textContent = said.dataset['restored'] ?? '';
  }

  const save = (): void => {
    if (!box.checked) return;
    try {
      localStorage.setItem(storageKey, JSON.stringify(typedIn(form)));
    } catch {
      box.checked = false;
      said.textContent = said.dataset['failed'] ?? '';
    }
  };
  let waiting: ReturnType<typeof setTimeout> | undefined;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(save, saveAfterMs);
  });
  box.addEventListener('change', () => {
    said.textContent = '';
    if (box.checked) save();
    else forgetOnDevice();
  });
};

type Typed = readonly (readonly [name: string, value: string])[];

/** What a person types or chooses: nothing that is hidden from them, no file. */
const fieldsOf = (form: HTMLFormElement): (HTMLInputElement | HTMLTextAreaElement)[] =>
  Array.from(form.elements).filter(
    (field): field is HTMLInputElement | HTMLTextAreaElement =>
      field instanceof HTMLTextAreaElement ||
      (field instanceof HTMLInputElement &&
        /^(text|email|tel|radio)$/.test(field.type) &&
        field.tabIndex >= 0),
  );

const isChoice = (field: HTMLInputElement | HTMLTextAreaElement): field is HTMLInputElement =>
  field.type === 'radio';

const typedIn = (form: HTMLFormElement): Typed =>
  fieldsOf(form)
    .filter((field) => (isChoice(field) ? field.checked : field.value !== ''))
    .map(({ name, value }) => [name, value]);

const isUntouched = (form: HTMLFormElement): boolean => typedIn(form).length === 0;

const fill = (form: HTMLFormElement, typed: Typed): void => {
  const values = new Map(typed);
  for (const field of fieldsOf(form)) {
    const value = values.get(field.name);
    if (value === undefined) continue;
    if (isChoice(field)) field.checked = field.value === value;
    else field.value = value;
    field.closest('details')?.setAttribute('open', '');
    field.dispatchEvent(new Event('input'));
  }
};

const canKeep = (): boolean => {
  try {
    return 'localStorage' in window && localStorage.length >= 0;
  } catch {
    return false;
  }
};

const readKept = (): Typed | undefined => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(storageKey) ?? 'null');
    return Array.isArray(kept)
      ? kept.filter((pair): pair is [string, string] => Array.isArray(pair) && pair.length === 2)
      : undefined;
  } catch {
    return undefined;
  }
};
