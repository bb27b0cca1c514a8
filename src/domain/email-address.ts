/** RFC 5321 section 4.5.3.1 as erratum 1690 reads it: a path of 256 with its angle brackets. */
const maxLength = 254;
const maxLocalPartLength = 64;

/** What an unquoted local part may hold (RFC 5322 section 3.2.3), and letters of any script (RFC 6531). */
const atom = /^[\p{L}\p{M}\p{N}!#$%&'*+/=?^_`{|}~-]+$/u;
const domainLabel = /^[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}-]{0,61}[\p{L}\p{M}\p{N}])?$/u;

/**
 * Whether a text is one e-mail address that can be written to: `local@domain.tld`, in any script.
 * Pragmatic and in linear time: no display names, comments, quoted local parts or IP addresses,
 * which no customer has and mail providers refuse.
 */
export const isEmailAddress = (text: string): boolean => {
  const [local = '', domain = '', ...more] = text.split('@', 3);
  const labels = domain.split('.');
  return (
    more.length === 0 &&
    text.length <= maxLength &&
    local.length <= maxLocalPartLength &&
    local.split('.').every((part) => atom.test(part)) &&
    labels.length > 1 &&
    labels.every((label) => domainLabel.test(label)) &&
    !/^\p{N}+$/u.test(labels.at(-1) ?? '') &&
    // The domain can be written in ASCII (UTS 46), as mail needs it.
    URL.canParse(`https://${domain}/`)
  );
};

/**
 * Whether two addresses are one mailbox: the case of the domain does not matter, nor whether it is
 * written in ASCII; that of the local part is the mailbox's own affair (RFC 5321 section 2.4).
 */
export const isSameMailbox = (one: string, other: string): boolean =>
  mailbox(one) === mailbox(other);

const mailbox = (address: string): string => {
  const at = address.trim().lastIndexOf('@');
  const [local, domain] = [address.trim().slice(0, at), address.trim().slice(at + 1)];
  return `${local}@${URL.parse(`https://${domain}/`)?.hostname ?? domain.toLowerCase()}`;
};
