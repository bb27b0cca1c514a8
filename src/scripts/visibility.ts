/**
 * Looks again by itself whether customers see what was just changed at the phone desk: after two seconds,
 * then after one second more each time, for a minute in all. Each look asks Vercel, which counts. The page
 * says it first; without JavaScript its link looks again.
 */
const [firstWait, lastWait] = [2, 10];

const place = document.querySelector<HTMLElement>('.visibility[data-state="waiting"]');

/** The page as the server would show it now; `undefined` where it cannot be asked. */
const pageNow = async (): Promise<Document | undefined> => {
  try {
    const signal = AbortSignal.timeout(lastWait * 1000);
    const answer = await fetch(location.href, { headers: { accept: 'text/html' }, signal });
    return new DOMParser().parseFromString(await answer.text(), 'text/html');
  } catch {
    return undefined;
  }
};

const lookAgain = async (shown: HTMLElement, waited: number): Promise<void> => {
  const page = await pageNow();
  const now = page?.querySelector<HTMLElement>('.visibility');
  // Signed out, or nothing to look at any more: what stands there stays.
  if (page !== undefined && !now) return;
  if (now?.dataset['state'] === 'visible') {
    shown.textContent = now.textContent.trim();
    shown.dataset['state'] = 'visible';
    document.querySelector('[data-look-again]')?.remove();
  } else if (waited < lastWait) lookLater(shown, waited + 1);
  else shown.textContent = shown.dataset['late'] ?? '';
};

const lookLater = (shown: HTMLElement, seconds: number): void => {
  setTimeout(() => void lookAgain(shown, seconds), seconds * 1000);
};

if (place !== null) lookLater(place, firstWait);
