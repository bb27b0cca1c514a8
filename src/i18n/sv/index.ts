export { check } from './check.ts';
export { email } from './email.ts';
export { form } from './form.ts';
export { receipt } from './receipt.ts';
export { site } from './site.ts';
export { notice } from './notice.ts';
