/** The same signal often comes twice at once: from the terminal or the service manager, and from npm. */
const sameSignalMs = 1_000;

/**
 * Calls `stop` at the first SIGINT or SIGTERM, and ends the process with 0 after it. A signal that
 * comes more than a second later, or `withinMs` without an end, ends it at once with 1.
 */
export const onStop = (stop: () => Promise<void>, withinMs: number): void => {
  let askedAt: number | undefined;
  const asked = (): void => {
    if (askedAt !== undefined) {
      if (performance.now() - askedAt > sameSignalMs) process.exit(1);
      return;
    }
    askedAt = performance.now();
    setTimeout(() => process.exit(1), withinMs).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', asked).on('SIGTERM', asked);
};
