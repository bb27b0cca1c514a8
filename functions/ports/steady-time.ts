/**
 * Milliseconds since some moment, for durations: they never go back, whatever is done to the clock.
 * Edge runtimes have no `performance` and live too shortly for a clock to be set; there it is the clock.
 */
export const steadyMs = (): number => globalThis.performance?.now() ?? Date.now();
