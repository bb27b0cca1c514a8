import type { DeliveryReport } from './deliver-due.ts';

/**
 * One round for a caller that has no worker of its own, such as a cron: sends what is due, looks for
 * messages in trouble, and sends what was kept because of them. Gives all that was sent, put off, parked.
 */
export const deliverAndWatch = async (
  deliver: () => Promise<DeliveryReport>,
  look: () => Promise<number>,
): Promise<DeliveryReport> => {
  const before = await deliver();
  if ((await look()) === 0) return before;
  const after = await deliver();
  return {
    sent: before.sent + after.sent,
    retried: before.retried + after.retried,
    failed: before.failed + after.failed,
  };
};
