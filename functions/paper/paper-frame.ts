import type { Locale } from '#domain/locale.ts';
import type { SiteFacts } from '#domain/site-facts.ts';
import { messages } from '#i18n/messages.ts';
import type { PaperDocument } from '#functions/ports/paper.ts';

/** What a paper of the firm needs to know. `colour` is the firm's, dark enough to be read on white. */
export interface PaperInput {
  locale: Locale;
  siteFacts: SiteFacts;
  colour: string;
}

/** What is the same on every paper of the firm. */
export const paperFrame = ({
  locale,
  siteFacts,
  colour,
}: PaperInput): Pick<PaperDocument, 'locale' | 'firm' | 'foot' | 'aboutCodes'> => {
  const { firm, customerService } = siteFacts;
  const words = messages[locale].paper;
  return {
    locale,
    firm: { name: firm.name, colour },
    foot: {
      text: [
        firm.legalName,
        words.organisationNumber({ number: firm.organisationNumber }),
        customerService.email,
      ].join('  ·  '),
      page: words.page,
    },
    aboutCodes: words.aboutCodes,
  };
};
