import { statSync } from 'node:fs';
import type { NoticesRead, NoticeSource } from '#functions/ports.ts';

/** What tells one state of a file from every other; `undefined` while its times cannot yet tell. */
export type FileVersion = () => string | undefined;

/**
 * Notices that are read again only when what stands behind their source may have changed: for a source
 * on this machine, where a look at a file costs a hundredth of a request. A page is never shown with
 * notices from before an edit that was done when it was asked for. Faults are not remembered.
 */
export const readWhenChanged = (source: NoticeSource, version: FileVersion): NoticeSource => {
  let known: { version: string; reading: Promise<NoticesRead> } | undefined;
  let thisTurn: Promise<NoticesRead> | undefined;

  const look = (): Promise<NoticesRead> => {
    // Before reading: an edit made meanwhile is met by the next look.
    const seen = version();
    if (seen !== undefined && known?.version === seen) return known.reading;
    const reading = source.read();
    return reading.then((read) => {
      // The same promise again and again: what has been made of it need not be made again.
      known = seen !== undefined && read.kind === 'read' ? { version: seen, reading } : undefined;
      return read;
    });
  };

  return {
    read: () => {
      // Requests that one turn of the event loop takes up arrived together: one look serves them all.
      if (thisTurn === undefined) {
        thisTurn = look();
        setImmediate(() => {
          thisTurn = undefined;
        });
      }
      return thisTurn;
    },
  };
};

/**
 * The version of a file that may not be there. File systems note times in steps, of 4 ms mostly and of
 * 2 s at worst, and two writes within one step may look alike: a version counts once that is past.
 */
export const fileVersion =
  (path: string, settledAfterMs = 2_500): FileVersion =>
  () => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return 'none';
    const { dev, ino, size, mtimeMs, ctimeMs } = stats;
    if (Date.now() - Math.max(mtimeMs, ctimeMs) < settledAfterMs) return undefined;
    return [dev, ino, size, mtimeMs, ctimeMs].join(' ');
  };
