import { siteReader } from '#functions/adapters/site-reader.ts';
import { vercelEdgeConfigEditor } from '#functions/adapters/vercel-edge-config-editor.ts';
import type { Config } from '#functions/config.ts';
import type { AppDeps } from '#functions/http/app-deps.ts';
import type { Mailer, NoticeEditor } from '#functions/ports.ts';

/** What the app needs to let staff in, and what the desk works with; both left out without `STAFF_EMAILS`. */
export type ConfiguredDesk = Required<Pick<AppDeps, 'staff' | 'desk'>>;

/**
 * Staff and their desk as the settings say. The desk edits the Edge Config that the pages read, through
 * Vercel's API; where they read the one of this machine, `file` edits that.
 */
export const configuredDesk = (
  { staff, vercel, edgeConfig, cronSecret }: Config,
  {
    siteUrl,
    mailer,
    later,
    file,
  }: {
    siteUrl: string;
    mailer: Pick<Mailer, 'send'>;
    /** Does work once a request has been answered. */
    later: (work: () => Promise<void>) => void;
    file?: NoticeEditor;
  },
): ConfiguredDesk => {
  if (staff === undefined) return { staff: undefined, desk: undefined };
  const isAtVercel = vercel !== undefined && edgeConfig !== undefined;
  const editor = isAtVercel ? vercelEdgeConfigEditor(vercel) : file;
  return {
    staff: { list: staff, mailer, secret: cronSecret, later },
    desk: editor && { editor, readSite: siteReader(siteUrl) },
  };
};
