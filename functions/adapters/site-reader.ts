import { z } from 'zod';
import type { ReadSite } from '#functions/ports.ts';

/** How long the site may take to answer. Milliseconds: somebody waits for it at the desk. */
const patience = 2_000;

const answerSchema = z.object({ notices: z.array(z.object({ text: z.string() })) });

/** Reads the public site at its own address, as any customer's program would. */
export const siteReader =
  (siteUrl: string): ReadSite =>
  async (locale) => {
    try {
      const answer = await fetch(`${siteUrl}/api/notices?lang=${locale}`, {
        signal: AbortSignal.timeout(patience),
        headers: { accept: 'application/json', 'cache-control': 'no-cache' },
      });
      const digest = answer.headers.get('besked-notices');
      if (!answer.ok || digest === null) return undefined;
      const { notices } = answerSchema.parse(await answer.json());
      return { digest, texts: notices.map(({ text }) => text) };
    } catch {
      return undefined;
    }
  };
