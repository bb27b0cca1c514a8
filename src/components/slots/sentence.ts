/**
 * A sentence as HTML in which each `{name}` has become the slot `name`, set in bold.
 *
 * @example
 * sentenceWithSlots('Det kom in {receivedAt}.')
 * // 'Det kom in <strong><!--slot:receivedAt--><!--/slot:receivedAt--></strong>.'
 */
export const sentenceWithSlots = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/\{(\w+)\}/g, '<strong><!--slot:$1--><!--/slot:$1--></strong>');
