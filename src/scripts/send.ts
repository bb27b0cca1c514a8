import { forgetOnDevice } from './device-draft.ts';
import { element } from './element.ts';

/** How long nothing may move before a sending counts as lost. A slow one that moves may take for ever. */
const patienceMs = 60_000;

/**
 * Sends a form without leaving the page before there is an answer: so a lost connection costs nothing that
 * was typed or chosen, and sending can be tried again, which the server takes for the same. Shows how far
 * files have come. Words stand in the data attributes of the form's place for news. `shown` is called when
 * an answer has taken the place of the page's content.
 */
export const sendWithCare = (form: HTMLFormElement, shown: () => void): void => {
  const news = form.querySelector<HTMLElement>('.send-news');
  const button = form.querySelector('button[type=submit]');
  if (news === null || button === null) return;
  const label = button.textContent;
  let request: XMLHttpRequest | undefined;

  const setSending = (now: XMLHttpRequest | undefined): void => {
    request = now;
    button.textContent = now ? (form.dataset['sending'] ?? label) : label;
    button.toggleAttribute('data-busy', now !== undefined);
  };

  const send = (action: string): void => {
    const sending = new XMLHttpRequest();
    setSending(sending);
    news.replaceChildren();
    let patience: ReturnType<typeof setTimeout> | undefined;
    const wait = (): void => {
      clearTimeout(patience);
      patience = setTimeout(() => sending.abort(), patienceMs);
    };
    const lost = (): void => {
      setSending(undefined);
      const again = element('button', { type: 'button', className: 'button secondary' });
      again.textContent = news.dataset['again'] ?? '';
      again.addEventListener('click', () => send(action));
      news.replaceChildren(element('p', {}, news.dataset['lost']), again);
    };

    sending.upload.addEventListener('progress', ({ loaded, total }) => {
      wait();
      // Text alone has arrived before anybody could read this.
      if (total > 100_000) showProgress(news, loaded / total);
    });
    sending.addEventListener('readystatechange', wait);
    sending.addEventListener('loadend', () => {
      clearTimeout(patience);
      if (sending.status === 0) lost();
      else if (sending.responseURL !== action) {
        if (action.endsWith('/complaints')) forgetOnDevice();
        location.assign(sending.responseURL);
      } else {
        setSending(undefined);
        news.replaceChildren();
        showAnswer(sending.responseText);
        shown();
      }
    });
    sending.open('POST', action);
    sending.setRequestHeader('accept', 'text/html');
    sending.send(new FormData(form));
  };

  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (request !== undefined) return;
    const { submitter } = event;
    const own = submitter instanceof HTMLButtonElement && submitter.hasAttribute('formaction');
    send(own ? submitter.formAction : form.action);
  });
  // A page that comes back from the browser's memory comes back as it was left: sending.
  addEventListener('pageshow', () => setSending(undefined));
};

const showProgress = (news: HTMLElement, share: number): void => {
  const bar = news.querySelector('progress') ?? element('progress', { max: 100 });
  const percent = Math.floor(share * 100);
  bar.value = percent;
  bar.ariaLabel = news.dataset['progress'] ?? '';
  const text = `${bar.ariaLabel} ${percent} %`;
  // Every step is shown, but only quarters are read out.
  news.ariaLive = percent % 25 === 0 ? 'polite' : 'off';
  news.replaceChildren(element('p', {}, text), bar);
};

/** Shows a page that the server has answered with in place of this one's content. Chosen files stay. */
const showAnswer = (html: string): void => {
  const answer = new DOMParser().parseFromString(html, 'text/html');
  const [old, fresh] = [document.querySelector('main'), answer.querySelector('main')];
  if (old === null || fresh === null) return;
  document.title = answer.title;
  const [from, to] = [old, fresh].map((main) =>
    main.querySelector<HTMLInputElement>('[type=file]'),
  );
  const again = fresh.querySelector('.choose-again li');
  if (from?.files && to && again !== null) {
    to.files = from.files;
    again.parentElement?.replaceChildren();
  }
  old.replaceWith(fresh);
  const token = fresh.querySelector<HTMLInputElement>('[name=draft]')?.value ?? '';
  // Loaded anew, the page is the form as it was filled in.
  if (token !== '' && fresh.querySelector('.go-on') !== null)
    history.replaceState(null, '', location.pathname.replace(/(\/form[a-z]*\/).*/, `$1${token}/`));
  (fresh.querySelector<HTMLElement>('#error-summary, .alert') ?? fresh).focus();
};
