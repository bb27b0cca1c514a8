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
 * Whether there is a way to answer: something typed as an e-mail address (whether it is one is a
 * question of its own), a telephone number, or a full postal address.
 */
export const canBeAnswered = ({
  email,
  phone,
  street = '',
  postcode = '',
  city = '',
}: WaysToAnswer): boolean =>
  hasText(email) ||
  (phone.match(/\p{Nd}/gu)?.length ?? 0) >= fewestPhoneDigits ||
  [street, postcode, city].every(hasText);
