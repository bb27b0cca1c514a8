import type { NoticeCheckState } from '#functions/ports.ts';
import { readDesk, type DeskDeps } from './desk-notices.ts';

/**
 * Looks whether what the pages read is what the desk last wrote, and keeps and logs what it found: for once
 * a day. What the command line changed is told apart from what was changed by hand, or lost.
 */
export const checkNotices = async (
  deps: Pick<DeskDeps, 'store' | 'editor' | 'clock' | 'log'>,
): Promise<NoticeCheckState> => {
  const desk = await readDesk(deps);
  const state = desk.kind === 'unreadable' ? 'unreadable' : stateOf(desk.outside?.writer);
  if (state !== 'as-written') deps.log('notices_not_as_written', { state });
  await deps.store.keepCheck({ at: deps.clock.now().epochMilliseconds, state });
  return state;
};

const stateOf = (writer: 'desk' | 'command-line' | 'by-hand' | undefined): NoticeCheckState => {
  if (writer === undefined) return 'as-written';
  return writer === 'command-line' ? 'changed-by-command-line' : 'changed-by-hand';
};
