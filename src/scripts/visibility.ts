/**
 * Looks again by itself whether customers see what was just changed at the phone desk, every two seconds
 * for a minute. The page says it first; without JavaScript its link looks again.
 */
const everyMs = 2_000;
const tries = 30;

const place = document.querySelector<HTMLElement>('.visibility[data-state="waiting"]');

/** The page as the server would show it now; `undefined` where it cannot be asked. */
const pageNow = async (): Promise<Document | undefined> => {
  try {
    const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch {
    return undefined;
  }
};

const lookAgain = async (shown: HTMLElement, left: number): Promise<void> => {
  if (left === 0) {
    shown.textContent = shown.dataset['late'] ?? '';
    return;
  }
  const page = await pageNow();
  const now = page?.querySelector<HTMLElement>('.visibility');
  // Signed out, or nothing to look at any more: what stands there stays.
  if (page !== undefined && !now) return;
  if (now?.dataset['state'] === 'visible') {
    shown.textContent = now.textContent.trim();
    shown.dataset['state'] = 'visible';
    document.querySelector('[data-look-again]')?.remove();
  } else setTimeout(() => void lookAgain(shown, left - 1), everyMs);
};

if (place !== null) setTimeout(() => void lookAgain(place, tries), everyMs);
