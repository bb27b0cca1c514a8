import type { NoticeEditor, ReadSite } from '#functions/ports.ts';

/** What the phone desk needs beside what signing in does. */
export interface DeskParts {
  /** Edits the notices where the pages read them. */
  editor: NoticeEditor;
  /** Reads the public site back. */
  readSite: ReadSite;
}
