import { isEmailAddress } from '#domain/email-address.ts';
import { maskPersonalNumbers } from '#domain/personal-number.ts';
import { hasText } from '#domain/plain-text.ts';
import type { Fact } from '#functions/email/document.ts';

/** A submission's fields as an e-mail may show them, and whether something had to be taken out. */
export interface MailFields {
  fields: Readonly<Record<string, string>>;
  masked: boolean;
}

/**
 * Takes personal identity numbers out of everything that a customer typed, names included: e-mail is
 * read on its way (lag 2018:218, 3 kap. 10 §, allows such numbers only where there is a good reason).
 * Ways to reach somebody stay as they are: a telephone number can look like a personal number, and an
 * e-mail address with a part taken out reaches nobody.
 */
export const mailFields = (typed: Readonly<Record<string, string>>): MailFields => {
  const fields = Object.fromEntries(
    Object.entries(typed).map(([name, value]) => [
      name,
      isWayToReach(name, value) ? value : maskPersonalNumbers(value),
    ]),
  );
  return { fields, masked: Object.entries(typed).some(([name, value]) => fields[name] !== value) };
};

/** The facts among `names` that were filled in, in that order, under their labels. */
export const filledIn = (
  fields: Readonly<Record<string, string>>,
  names: readonly string[],
  labels: Readonly<Record<string, string>>,
): Fact[] =>
  names
    .map((name) => ({ label: labels[name] ?? name, value: fields[name] ?? '' }))
    .filter(({ value }) => hasText(value));

const isWayToReach = (field: string, value: string): boolean =>
  phones.has(field) || (addresses.has(field) && isEmailAddress(value));

const phones: ReadonlySet<string> = new Set(['phone', 'representativePhone']);
const addresses: ReadonlySet<string> = new Set(['email', 'representativeEmail']);
