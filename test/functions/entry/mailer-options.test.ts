import { expect, test } from 'vitest';
import { mailerOptions } from '#functions/entry/mailer-options.ts';

const standIn = 'http://127.0.0.1:4321/_local/resend';

test.each([
  ['Resend takes 2 a second', undefined, undefined, 500],
  ['Resend takes what it has agreed to', 10, undefined, 100],
  ['a stand-in takes any number', undefined, standIn, undefined],
  ['a stand-in can be held to a limit', 4, standIn, 250],
])('%s', (_, resendRequestsPerSecond, resendBaseUrl, intervalMs) => {
  const connections = { siteUrl: '', edgeConfig: '', resendApiKey: 're_1', resendBaseUrl };
  const options = mailerOptions({ resendRequestsPerSecond }, connections);
  expect(options.intervalMs).toBe(intervalMs);
  expect(options.baseUrl).toBe(resendBaseUrl);
});
