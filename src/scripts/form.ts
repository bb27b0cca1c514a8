/** Comfort for a form; everything it does is also said or done without it. */
import { countCharacters } from './character-count.ts';
import { keepOnDevice } from './device-draft.ts';
import { watchFiles } from './files.ts';
import { sendWithCare } from './send.ts';

const enhanceForms = (): void => {
  document.querySelector<HTMLElement>('.alert')?.focus();

  for (const area of document.querySelectorAll<HTMLTextAreaElement>('[data-most]'))
    countCharacters(area);

  const files = document.querySelector('input[type=file]');
  if (files instanceof HTMLInputElement) watchFiles(files);

  for (const form of document.forms) {
    keepOnDevice(form);
    sendWithCare(form, enhanceForms);
  }
};

enhanceForms();
