import { localAddresses, type Config } from '#functions/config.ts';
import { mailWriter } from '#functions/intake/write-mail.ts';
import type { WriteMail } from '#functions/ports.ts';
import { siteFacts } from '#src/site-facts.ts';

/** Writes e-mails as the configuration has it, of a server on a real port if that was for it to choose. */
export const configuredWriter = (config: Config, port = config.port): WriteMail => {
  const { mailFrom, complaintsTo, questionsTo } = config;
  const { siteUrl } = localAddresses(config, port);
  return mailWriter({ siteFacts, addresses: { mailFrom, complaintsTo, questionsTo, siteUrl } });
};
