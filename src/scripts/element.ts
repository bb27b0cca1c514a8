/** A new element with some of its properties set, and a text in it. */
export const element = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  text = '',
): HTMLElementTagNameMap[Tag] =>
  Object.assign(document.createElement(tag), { textContent: text }, properties);
