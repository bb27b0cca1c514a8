import type { staff as sv } from '#i18n/sv/staff.ts';
import type { Translation } from '#i18n/translation.ts';

/** The words of signing in, for staff, in English. */
export const staff = {
  email: 'Your email address at work',
  emailHint: 'We email you a link and a code.',
  ask: 'Email me a link',
  askAgain: 'Email a new link',

  asked: 'Check your email',
  askedText:
    'If the address is on the list, we have emailed a link and a code to it. They work for 15 minutes. No email? Check your spam folder, then ask the person who runs Besked.',
  code: 'The code in the email',
  codeHint: 'Eight characters, such as 2345-6789. Capital or small letters make no difference.',
  signIn: 'Sign in',

  linkText: 'Press the button to sign in.',
  linkOther:
    'The link was opened in a different browser from the one that asked for it. Type the code from the same email.',
  linkUsed: 'The link and the code work for 15 minutes and only once.',

  signedInAs: 'You are signed in as {email}.',
  toPhone: 'Go to the phone',
  sessions: 'Where you are signed in',
  sessionThis: 'this browser',
  unknownClient: 'Unknown browser',
  openedAt: 'Signed in',
  seenAt: 'Last seen',
  end: 'Sign out',
  endAll: 'Sign out everywhere',
  sessionLasts: 'You are signed out automatically after 12 hours.',

  errors: {
    'email.invalid': 'Enter an email address, such as name@firm.com',
    'code.wrong': ({ tries }) => `That is not the code. You can try ${tries} more times.`,
    'code.gone': 'The code no longer works. Ask for a new link.',
  },

  mail: {
    subject: ({ code }) => `${code} is your code to sign in`,
    title: 'Sign in',
    intro: 'Open the link and press the button there:',
    link: 'Sign in',
    code: 'Or type this code where you asked for it:',
    codeLabel: 'Code',
    lasts: 'The link and the code work for 15 minutes and only once.',
    notYou: 'Did you not ask for this? Then you need not do anything. Give the code to nobody.',
  },
} as const satisfies Translation<typeof sv>;
