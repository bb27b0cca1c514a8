import { element } from './element.ts';

/**
 * Lists the chosen files with their sizes, each to be taken away, and lets more be added to them: a browser
 * by itself forgets the first when others are chosen. Says at once what is more than can be sent. Files too
 * large together would be refused, so that sending waits until they are fewer; of files too many some stay
 * behind. Limits and words stand in the input's data attributes.
 */
export const watchFiles = (input: HTMLInputElement): void => {
  const error = document.getElementById(`${input.id}-error`);
  if (error === null) return;
  const { maxBytes, maxFiles, tooLarge, tooMany, remove = '', inAll = '' } = input.dataset;
  error.setAttribute('aria-live', 'polite');
  const list = element('ul', { className: 'chosen-files' });
  const total = element('p', { className: 'hint', role: 'status' });
  input.after(list, total);
  let chosen: readonly File[] = [];

  const bytes = (): number => chosen.reduce((sum, { size }) => sum + size, 0);
  const isTooLarge = (): boolean => bytes() > Number(maxBytes);
  const warning = (): string | undefined => {
    if (isTooLarge()) return tooLarge;
    return chosen.length > Number(maxFiles) ? tooMany : undefined;
  };

  const choose = (files: readonly File[]): void => {
    chosen = files;
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    show();
  };

  const row = (file: File): HTMLElement => {
    const button = element('button', { type: 'button', className: 'link' }, remove);
    button.append(element('span', { className: 'visually-hidden' }, ` ${file.name}`));
    button.addEventListener('click', () => {
      choose(chosen.filter((other) => other !== file));
      input.focus();
    });
    const item = element('li', {}, `${file.name} (${sizeInWords(file.size)}) `);
    item.append(button);
    return item;
  };

  const show = (): void => {
    const text = warning();
    list.replaceChildren(...chosen.map(row));
    total.textContent = chosen.length === 0 ? '' : inAll.replace('{size}', sizeInWords(bytes()));
    error.textContent = text ?? '';
    if (text === undefined) input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
  };

  input.addEventListener('change', () => {
    const added = Array.from(input.files ?? []);
    const isNew = (file: File): boolean => !chosen.some((other) => isSame(file, other));
    choose([...chosen, ...added.filter(isNew)]);
  });
  input.form?.addEventListener(
    'submit',
    (event) => {
      if (!isTooLarge()) return;
      event.preventDefault();
      show();
      input.focus();
    },
    { capture: true },
  );
  // A browser that comes back to a page may remember files.
  choose(Array.from(input.files ?? []));
};

/** As `formatFileSize` says it on the server. */
const sizeInWords = (bytes: number): string => {
  const kilobytes = Math.max(1, Math.ceil(bytes / 1024));
  if (kilobytes < 1024) return `${kilobytes} kB`;
  const megabytes = Math.ceil((bytes * 10) / 1024 ** 2) / 10;
  return `${megabytes.toLocaleString(document.documentElement.lang)} MB`;
};

const isSame = (one: File, other: File): boolean =>
  one.name === other.name && one.size === other.size && one.lastModified === other.lastModified;
