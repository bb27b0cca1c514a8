import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measures } from '#functions/ports/meter.ts';
import { serverEnv, serverLine } from '../../scripts/server-line.mjs';

const read = (file: string): string => readFileSync(`docs/self-hosting/${file}`, 'utf8');

describe('docs/self-hosting', () => {
  const [program = '', ...given] = serverLine;

  it('starts the server as npm start does', () => {
    expect(read('besked.service')).toContain(`.bin/${program} ${given.join(' ')}\n`);
    expect(read('Dockerfile')).toContain(`CMD ${JSON.stringify(serverLine).replaceAll(',', ', ')}`);
    for (const [name, value] of Object.entries(serverEnv))
      for (const file of ['besked.service', 'Dockerfile'])
        expect(read(file)).toContain(`${name}=${value}`);
  });

  it('waits for a stop longer than Besked takes for it', () => {
    const seconds = Number(/TimeoutStopSec=(\d+)/.exec(read('besked.service'))?.[1]);
    expect(seconds).toBeGreaterThan(30 + 15);
    expect(read('Dockerfile')).toContain(`--stop-timeout ${seconds} `);
  });

  it('sets alarms only on what is measured', () => {
    const source = readFileSync('functions/http/metrics.ts', 'utf8');
    const more = readFileSync('functions/adapters/node-process-gauges.ts', 'utf8');
    const known = new Set([
      ...Object.keys(measures),
      ...[...`${source}${more}`.matchAll(/'((?:besked|process)_\w+)'/g)].map(([, name]) => name),
      // Written by the timer of the canary: see docs/operating.md.
      'besked_canary_success_timestamp_seconds',
    ]);
    const used = [...read('alarms.yml').matchAll(/\b((?:besked|process)_[a-z_]+)/g)]
      .map(([, name = '']) => name.replace(/_bucket$/, ''))
      .filter((name) => !known.has(name));
    expect(used).toEqual([]);
  });
});
