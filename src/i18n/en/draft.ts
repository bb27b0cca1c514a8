import type { draft as swedish } from '../sv/draft.ts';
import type { Translation } from '../translation.ts';

/** The words around a complaint that has been filled in and not sent, in English. */
export const draft = {
  notSentPrefix: 'Not sent yet: ',
  notSent: 'Nothing has been sent yet.',
  intro:
    'Read through what you have written and change what is wrong. Then press “Send the complaint” at the bottom of the page.',
  kept: 'There is no hurry. We keep what you have filled in, encrypted, for 24 hours and then delete it. You can still send the text from this page after that, but the files will be gone.',
  change: 'Change',
  filesLabel: 'Files that will be sent',
  noFiles: 'No files',
  refused: 'Files that will not be sent',
  refusedHint: 'You can still send the complaint. Email the files to us afterwards if they matter.',
  addMore: 'Change or add something in the form',
  noneTitle: 'There is nothing to check here',
  noneText:
    'We keep what you have filled in for 24 hours. If you have already sent the complaint, the receipt is in your email, if you gave us your address. If not, please start again in the form.',
  toForm: 'Go to the form',

  goOn: 'Continue',
  goOnHint:
    'On the next page you can read through everything before you send it. Nothing is sent yet.',
  heldFiles: 'Files that you have added',
  removeFile: 'Remove',

  keepHere: 'Keep what I write on this device',
  keepHereHint:
    'The text will still be here if the browser closes. It is kept only here, until you have sent the complaint or clear the box. Files are not kept. Do not tick the box on a computer that others use.',
  restored:
    'We have filled in what you wrote last time on this device. You need to choose files again.',
  keepFailed: 'It could not be kept on this device.',

  charactersLeft: 'Room for {number} more characters.',
  charactersOver:
    'The text is {number} characters longer than we reckon with. You can send it all the same, or put it in a file.',

  progress: 'Sending the files:',
  lost: 'The connection was lost. Everything you have filled in is still here on the page. Try again when you are online. If you send the same thing twice, it counts as one.',
  again: 'Try again',
} as const satisfies Translation<typeof swedish>;
