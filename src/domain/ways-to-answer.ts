import { isEmailAddress } from './email-address.ts';
import { hasText } from './plain-text.ts';

/** What a customer may have left for the answer; a question has no postal address. */
export interface WaysToAnswer {
  email: string;
  phone: string;
  street?: string;
  postcode?: string;
  city?: string;
}

/** The fewest digits that can be somebody's telephone number, an extension left aside. */
const fewestPhoneDigits = 5;

/**
 * Whether there is a way to answer: an e-mail address that can be written to, a telephone number, or a
 * full postal address.
 */
export const canBeAnswered = ({
  email,
  phone,
  street = '',
  postcode = '',
  city = '',
}: WaysToAnswer): boolean =>
  isEmailAddress(email) ||
  (phone.match(/\p{Nd}/gu)?.length ?? 0) >= fewestPhoneDigits ||
  [street, postcode, city].every(hasText);

/** What keeps somebody from being answered: an address that is none, or nothing at all. */
export const missingWay = (
  ways: WaysToAnswer,
): 'email.invalid' | 'contact.required' | undefined => {
  if (canBeAnswered(ways)) return undefined;
  return hasText(ways.email) ? 'email.invalid' : 'contact.required';
};
