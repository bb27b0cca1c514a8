/**
 * The address that a request came from. Each of our own proxies adds to `X-Forwarded-For` the address
 * that it was reached from, so only the last `trustedProxies` entries are true: what stands before them
 * is whatever the client wrote. With 0 the header is not read at all.
 *
 * @example
 * forwardedAddress('10.0.0.1', '198.51.100.7, 192.0.2.1', 1) // '192.0.2.1'
 */
export const forwardedAddress = (
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string | undefined => {
  if (trustedProxies === 0 || forwardedFor === undefined) return socketAddress;
  const told = forwardedFor.split(',').map((entry) => withoutPort(entry.trim()));
  return told.at(-Math.min(trustedProxies, told.length));
};

/** Some proxies add the port: `192.0.2.1:443`, `[2001:db8::1]:443`. */
const withoutPort = (entry: string): string =>
  /^\[([^\]]*)\]/.exec(entry)?.[1] ?? /^[\d.]+(?=:\d+$)/.exec(entry)?.[0] ?? entry;
