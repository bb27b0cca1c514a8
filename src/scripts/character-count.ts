import { element } from './element.ts';

/** Who listens to a screen reader is told only near the end, and when typing rests. */
const nearEnd = 1000;
const restMs = 1000;

/**
 * Shows below a text how many characters there is room for. A longer text can be sent all the same, and the
 * words say so. They and the number stand in data attributes.
 */
export const countCharacters = (area: HTMLTextAreaElement): void => {
  const { most, left = '', over = '' } = area.dataset;
  const shown = element('p', { className: 'hint count', ariaHidden: 'true' });
  const told = element('p', { className: 'visually-hidden', role: 'status' });
  area.after(shown, told);
  let rest: ReturnType<typeof setTimeout> | undefined;

  const show = (): void => {
    const room = Number(most) - area.value.length;
    const number = Math.abs(room).toLocaleString(document.documentElement.lang);
    const text = (room < 0 ? over : left).replace('{number}', number);
    shown.textContent = area.value === '' ? '' : text;
    clearTimeout(rest);
    if (room <= nearEnd) rest = setTimeout(() => (told.textContent = text), restMs);
  };
  area.addEventListener('input', show);
  show();
};
