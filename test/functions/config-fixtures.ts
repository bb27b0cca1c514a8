import { formatFaults, parseConfig } from '#functions/config.ts';
import type { Config } from '#functions/config.ts';

/** A full configuration of production. */
export const production = {
  NODE_ENV: 'production',
  SITE_URL: 'https://help.firm.se',
  COMPLAINTS_TO: 'complaints@firm.se',
  QUESTIONS_TO: 'help@firm.se',
  MAIL_FROM: 'Firm <no-reply@firm.se>',
  RESEND_API_KEY: 're_123',
  RESEND_WEBHOOK_SECRET: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
  EDGE_CONFIG: 'https://edge-config.vercel.com/ecfg_1?token=2',
  CRON_SECRET: '0123456789abcdef',
  SEALING_KEYS: `2026-11:${'A'.repeat(43)}=`,
};

/** The configuration that variables give; throws with their faults if they are none. */
export const valid = (env: Record<string, string | undefined>): Config => {
  const read = parseConfig(env);
  if (read.kind === 'faulty') throw new Error(formatFaults(read.faults));
  return read.config;
};

/** The names of the variables that are refused. */
export const faultyNames = (env: Record<string, string | undefined>): string[] => {
  const read = parseConfig(env);
  return read.kind === 'faulty' ? read.faults.map(({ name }) => name).sort() : [];
};
