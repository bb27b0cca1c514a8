import { formatFaults, parseConfig } from '#functions/config.ts';

// Run before anything is built: who mistyped a setting is told so at once, and of all of them.
const read = parseConfig(process.env);
if (read.kind === 'faulty') {
  process.stderr.write(`${formatFaults(read.faults)}\n`);
  process.exitCode = 1;
}
