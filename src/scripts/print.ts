/** Puts a button where a receipt says that it can be printed. Without JavaScript the words remain. */
for (const place of document.querySelectorAll<HTMLElement>('[data-print]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'button secondary';
  button.textContent = place.dataset['print'] ?? '';
  button.addEventListener('click', () => print());
  place.replaceChildren(button);
}
