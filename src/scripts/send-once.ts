/** How long a sending may take before a second try is let through: a stopped one leaves no trace. */
const patienceMs = 15_000;

/**
 * Lets a form be sent once at a time and says so on its button. The server takes a repeated sending for
 * the same one; this only spares an impatient person the wondering.
 */
export const sendOnce = (form: HTMLFormElement): void => {
  const button = form.querySelector('button[type=submit]');
  if (button === null) return;
  const label = button.textContent;
  let sending = false;

  const setSending = (now: boolean): void => {
    sending = now;
    button.textContent = now ? (form.dataset['sending'] ?? label) : label;
    button.toggleAttribute('data-busy', now);
  };

  form.addEventListener('submit', (event) => {
    if (sending) event.preventDefault();
    if (event.defaultPrevented) return;
    setSending(true);
    setTimeout(() => setSending(false), patienceMs);
  });
  // A page that comes back from the browser's memory comes back as it was left: sending.
  addEventListener('pageshow', () => setSending(false));
};
