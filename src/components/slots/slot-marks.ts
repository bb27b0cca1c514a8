import { escapeText } from './escape-text.ts';

/** A slot as HTML, for places that hold text only (a title, a textarea), with what stands in it unfilled. */
export const slotMark = (name: string, unfilled = ''): string =>
  `<!--slot:${name}-->${escapeText(unfilled)}<!--/slot:${name}-->`;

/**
 * A sentence as HTML in which each `{name}` has become the slot `name`, set in bold
 * and known to the stylesheet by its name.
 *
 * @example
 * sentenceWithSlots('Vi tog emot det {receivedAt}.')
 * // 'Vi tog emot det <strong class="receivedAt"><!--slot:receivedAt--><!--/slot:receivedAt--></strong>.'
 */
export const sentenceWithSlots = (text: string): string =>
  escapeText(text).replace(
    /\{(\w+)\}/g,
    (_, name: string) => `<strong class="${name}">${slotMark(name)}</strong>`,
  );
