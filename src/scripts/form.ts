/** Comfort for a form; everything it does is also said or done without it. */
import { watchFiles } from './file-limits.ts';
import { sendOnce } from './send-once.ts';

document.querySelector<HTMLElement>('.alert')?.focus();

for (const form of document.forms) sendOnce(form);

const files = document.querySelector('input[type=file]');
if (files instanceof HTMLInputElement) watchFiles(files);
