/**
 * Shares a page by its own address: never by the one in the browser's bar, whose query can hold what
 * somebody answered. Without JavaScript the e-mail link and a plain link remain.
 */
const offerSharing = (place: HTMLElement): void => {
  const [mail, link] = place.querySelectorAll('a');
  const device = place.querySelector('button');
  const said = place.querySelector('[role=status]');
  if (!mail || !link || !device || !said) return;
  const url = link.href;
  // The build need not have known the address of the site.
  mail.href = mail.href.replace(/body=.*/, `body=${encodeURIComponent(url)}`);

  if ('share' in navigator) {
    device.hidden = false;
    // Who closes the sheet has changed their mind, which is no fault.
    device.addEventListener('click', () => void navigator.share({ url }).catch(() => {}));
  }

  // The clipboard is there on safe connections only.
  if (!('clipboard' in navigator)) return;
  const copy = document.createElement('button');
  copy.type = 'button';
  copy.className = 'link';
  copy.textContent = link.dataset['copy'] ?? '';
  copy.addEventListener('click', () => {
    navigator.clipboard.writeText(url).then(
      () => (said.textContent = link.dataset['copied'] ?? ''),
      // Refused: the link can still be copied by hand.
      () => copy.replaceWith(link),
    );
  });
  link.replaceWith(copy);
};

for (const place of document.querySelectorAll<HTMLElement>('.share')) offerSharing(place);
