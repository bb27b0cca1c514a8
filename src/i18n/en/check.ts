import type { Translation } from '../translation.ts';
import type { check as swedish } from '../sv/check.ts';

/** The words of the check "Can ARN consider my case?" in English. */
export const check = {
  heading: 'Your answers',
  outcomePrefix: 'Answer: ',
  notKept: 'We do not keep your answers. They are only in the address of the page.',
  submit: 'Show me what I can do',

  questions: {
    client: 'Are you a consumer?',
    court: 'Has a court or Kronofogden decided the matter, or is either of them dealing with it?',
    answer: 'What was our answer to your complaint?',
    complainedOn: 'On which day did you first complain to us?',
    amount: 'How much are you claiming, in Swedish kronor?',
    country: 'Where do you live?',
  },

  hints: {
    client:
      'You are a consumer if you are a private person and the matter is mainly about your private life.',
    complainedOn: 'For example 2026-03-15 or 15 March 2026.',
    amount: 'A rough figure is enough. Leave it empty if you do not know.',
  },

  choices: {
    client: { consumer: 'Yes', business: 'No, it is about a firm or an association' },
    court: { no: 'No', yes: 'Yes' },
    answer: {
      refused: 'No, or only a partial yes',
      none: 'Nothing, although the time for an answer has passed',
      waiting: 'Nothing yet, I am waiting for an answer',
      'not-complained': 'I have not complained to you yet',
    },
    country: {
      sweden: 'In Sweden',
      eu: 'In another EU country, in Norway or in Iceland',
      other: 'In another country',
    },
  },

  errors: {
    'client.required': 'Choose whether you are a consumer or not',
    'court.required':
      'Choose whether a court or Kronofogden has decided or is dealing with the matter',
    'answer.required': 'Choose what our answer to your complaint was',
    'complainedOn.required': 'Enter the day on which you first complained to us',
    'complainedOn.invalid': 'Enter the day with year, month and day, for example 2026-03-15',
    'complainedOn.future': 'Enter a day in the past, or today’s date',
    'amount.invalid': 'Enter the amount in figures, for example 5,000, or leave it empty',
    'country.required': 'Choose where you live',
  },
} as const satisfies Translation<typeof swedish>;
