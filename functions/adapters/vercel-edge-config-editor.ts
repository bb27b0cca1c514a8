import { z } from 'zod';
import type { NoticeEditor } from '#functions/ports.ts';

/** Which Edge Config to edit, and with whose right. */
export interface VercelEdgeConfigOptions {
  /** `ecfg_…` */
  id: string;
  /** An access token of Vercel's REST API: not the read token of the connection string. */
  token: string;
  /** The team that owns the Edge Config, unless the token's own account does. */
  teamId?: string | undefined;
  /** Without a slash at its end. */
  apiUrl?: string;
}

/**
 * Edits `notices` in an Edge Config on Vercel. Reads come from the origin, never from a copy. Rejects with a
 * message for a person when Vercel does not answer within 10 seconds or refuses.
 */
export const vercelEdgeConfigEditor = ({
  id,
  token,
  teamId,
  apiUrl = 'https://api.vercel.com',
}: VercelEdgeConfigOptions): NoticeEditor => {
  const team = teamId === undefined ? '' : `?${new URLSearchParams({ teamId }).toString()}`;
  const url = `${apiUrl}/v1/edge-config/${encodeURIComponent(id)}/items${team}`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };

  const ask = async (request: RequestInit): Promise<unknown> => {
    const signal = AbortSignal.timeout(10_000);
    const answer = await fetch(url, { ...request, headers, signal }).catch((error: unknown) => {
      throw new Error(`Vercel cannot be reached at ${apiUrl}.`, { cause: error });
    });
    const body: unknown = await answer.json().catch(() => undefined);
    if (!answer.ok) throw new Error(refusal(answer.status, body));
    return body;
  };

  const readWithNote: NoticeEditor['readWithNote'] = async () => {
    const items = itemsSchema.parse(await ask({ method: 'GET' }));
    const valueOf = (name: string): unknown => items.find(({ key }) => key === name)?.value;
    return { notices: valueOf('notices'), note: valueOf('noticesWritten') };
  };

  return {
    readWithNote,
    read: async () => (await readWithNote()).notices,
    write: async (notices, note) => {
      const items = [
        { operation: 'upsert', key: 'notices', value: notices },
        ...(note ? [{ operation: 'upsert', key: 'noticesWritten', value: note }] : []),
      ];
      await ask({ method: 'PATCH', body: JSON.stringify({ items }) });
    },
  };
};

const itemsSchema = z.array(z.object({ key: z.string(), value: z.unknown() }));

const errorSchema = z.object({ error: z.object({ message: z.string() }) });

const refusal = (status: number, body: unknown): string => {
  const { data } = errorSchema.safeParse(body);
  return `Vercel answered ${status}${data ? `: ${data.error.message}` : ''}.`;
};
