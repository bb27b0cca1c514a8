/** An e-mail address as a mail provider takes it, and whether every mail system can write to it. */
export interface MailAddress {
  address: string;
  universal: boolean;
}

/**
 * Writes the domain of a valid address in ASCII (`xn--…`), as every mail system can. A local part in
 * another script cannot be rewritten; such an address needs a provider that speaks SMTPUTF8 (RFC 6531).
 *
 * @example
 * mailAddress('asa@räksmörgås.example') // { address: 'asa@xn--rksmrgs-5wao1o.example', universal: true }
 */
export const mailAddress = (email: string): MailAddress => {
  const at = email.lastIndexOf('@');
  const domain = email.slice(at + 1);
  const url = URL.parse(`https://${domain}/`);
  const address = `${email.slice(0, at)}@${url === null ? domain : url.hostname}`;
  return { address, universal: /^[\x21-\x7e]+$/.test(address) };
};
