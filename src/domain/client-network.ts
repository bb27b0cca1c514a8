/**
 * The network that an address on the internet stands for, as limits count it: an IPv4 address by itself
 * (also one mapped into IPv6), of an IPv6 address the first 64 bits, which one customer has all of
 * (RFC 6177). `undefined` for what is no address, and for addresses that are not of the internet
 * (loopback, private, link-local: RFC 6890): there sits a proxy that nobody told us of, or ourselves,
 * and all customers together must not be taken for one.
 *
 * @example
 * clientNetwork('2001:db8:1:2:3:4:5:6') // '2001:db8:1:2::/64'
 * clientNetwork('::ffff:192.0.2.1') // '192.0.2.1'
 * clientNetwork('10.0.0.1') // undefined
 */
export const clientNetwork = (address: string): string | undefined => {
  const octets = ipv4Octets(address) ?? mappedOctets(address);
  if (octets !== undefined) return isPublicIpv4(octets) ? octets.join('.') : undefined;
  const groups = ipv6Groups(address);
  if (groups === undefined || !isPublicIpv6(groups)) return undefined;
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
};

const ipv4Octets = (text: string): number[] | undefined => {
  const parts = text.split('.', 5);
  const octets = parts.filter((part) => /^\d{1,3}$/.test(part)).map(Number);
  return parts.length === 4 && octets.length === 4 && octets.every((octet) => octet <= 255)
    ? octets
    : undefined;
};

/** The eight groups of an IPv6 address, a zone left aside. */
const ipv6Groups = (text: string): number[] | undefined => {
  const [address = ''] = text.split('%', 1);
  // The URL standard's parser writes it in one form: no dots, at most one run of zeros left out.
  const host = /^[\da-f.]*:[\da-f:.]*$/i.test(address)
    ? URL.parse(`http://[${address}]/`)?.hostname
    : undefined;
  if (host === undefined) return undefined;
  const [before = [], after = []] = host
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].map((group) => Number.parseInt(group, 16));
};

/** RFC 4291 section 2.5.5.2: an IPv4 address in the last 32 bits, as sockets of both kinds tell it. */
const mappedOctets = (text: string): number[] | undefined => {
  const groups = ipv6Groups(text) ?? [];
  const [high, low] = groups.slice(6);
  if (high === undefined || low === undefined) return undefined;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  return isMapped ? [high >> 8, high & 0xff, low >> 8, low & 0xff] : undefined;
};

const isPublicIpv4 = ([first = 0, second = 0]: readonly number[]): boolean =>
  ![0, 10, 127].includes(first) &&
  !(first === 100 && second >= 64 && second < 128) &&
  !(first === 169 && second === 254) &&
  !(first === 172 && second >= 16 && second < 32) &&
  !(first === 192 && second === 168);

/** Neither ::/64 (loopback and unspecified), nor unique local (fc00::/7), nor link-local (fe80::/10). */
const isPublicIpv6 = (groups: readonly number[]): boolean => {
  const [first = 0] = groups;
  return (
    groups.slice(0, 4).some((group) => group !== 0) &&
    (first & 0xfe00) !== 0xfc00 &&
    (first & 0xffc0) !== 0xfe80
  );
};
