import type { ResendMailerOptions } from '#functions/adapters/resend-mailer.ts';
import type { Config, Connections } from '#functions/config.ts';

/** What Resend takes from everybody: requests a second. */
const resendsOwnLimit = 2;

/** How to reach Resend, within its limit; a stand-in has none unless one is set. */
export const mailerOptions = (
  { resendRequestsPerSecond }: Pick<Config, 'resendRequestsPerSecond'>,
  { resendApiKey: apiKey, resendBaseUrl: baseUrl }: Connections,
): ResendMailerOptions => {
  const isResend = baseUrl === undefined;
  const perSecond = resendRequestsPerSecond ?? (isResend ? resendsOwnLimit : undefined);
  return {
    apiKey,
    ...(isResend ? {} : { baseUrl }),
    ...(perSecond === undefined ? {} : { intervalMs: 1000 / perSecond }),
  };
};
