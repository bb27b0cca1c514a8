import { describe, expect, it } from 'vitest';
import { forwardedAddress } from '#functions/http/forwarded-address.ts';

const claimed = '203.0.113.9';
const client = '192.0.2.1';

describe('the address that a request came from', () => {
  it.each([
    ['the socket’s, whatever a client claims, where no proxy is trusted', claimed, 0, '10.0.0.1'],
    ['the socket’s where a trusted proxy added nothing', undefined, 1, '10.0.0.1'],
    ['the last that one proxy added', client, 1, client],
    ['not what the client wrote before it', `${claimed}, ${client}`, 1, client],
    ['the first of two that two proxies added', `${claimed}, ${client},10.0.0.2`, 2, client],
    ['the first there is, if proxies are fewer than said', client, 3, client],
    ['without its port', `${client}:4711`, 1, client],
    ['without brackets and port', '[2001:db8::1]:4711', 1, '2001:db8::1'],
    ['an IPv6 address as it is', '2001:db8::1:4711', 1, '2001:db8::1:4711'],
    ['empty where the proxy says nothing', '', 1, ''],
  ])('is %s', (_, forwardedFor, proxies, expected) => {
    expect(forwardedAddress('10.0.0.1', forwardedFor, proxies)).toBe(expected);
  });
});
