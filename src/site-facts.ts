import content from '#content/site.json' with { type: 'json' };
import { siteFactsSchema } from '#domain/site-facts.ts';

/** The firm's facts, read once. A fault in `content/site.json` stops the build and the start by its path. */
export const siteFacts = siteFactsSchema.parse(content);
