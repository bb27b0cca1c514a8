import { statfsSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Gauge } from '#functions/ports/meter.ts';

/** How often the wait of the event loop is looked at. Milliseconds. */
const resolution = 20;

/**
 * What Node tells of this process and of the disk with its data folder. The wait of the event loop is
 * that since the last reading.
 */
export const nodeProcessGauges = (facts: {
  dataDir: string;
  version: string;
  connections: () => number;
}): (() => readonly Gauge[]) => {
  const delay = monitorEventLoopDelay({ resolution });
  delay.enable();
  const startedAt = (Date.now() - process.uptime() * 1000) / 1000;

  return () => {
    const { rss, heapUsed } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const waits = [0.5, 0.99, 1].map((quantile) => ({
      name: 'besked_event_loop_delay_seconds',
      help: 'How much later than asked for the event loop came round since the last reading.',
      value: Math.max(0, delay.percentile(quantile * 100) / 1e9 - resolution / 1000),
      labels: { percentile: String(quantile * 100) },
    }));
    delay.reset();
    return [
      gauge('process_resident_memory_bytes', 'Resident memory.', rss),
      gauge('besked_heap_used_bytes', 'Memory in use by values.', heapUsed),
      gauge('besked_cpu_seconds', 'Processor time since the start.', (user + system) / 1e6),
      gauge('process_start_time_seconds', 'When the process started.', startedAt),
      gauge('besked_connections', 'Open connections.', facts.connections()),
      ...waits,
      ...diskGauges(facts.dataDir),
      {
        ...gauge('besked_build_info', 'What runs; always 1.', 1),
        labels: { version: facts.version, node: process.versions.node },
      },
    ];
  };
};

const gauge = (name: string, help: string, value: number): Gauge => ({ name, help, value });

/** Nothing where the file system does not tell. */
const diskGauges = (folder: string): Gauge[] => {
  try {
    const { bavail, blocks, bsize } = statfsSync(folder);
    return [
      gauge('besked_data_free_bytes', 'Free space on the disk of the data folder.', bavail * bsize),
      gauge('besked_data_size_bytes', 'Size of the disk of the data folder.', blocks * bsize),
    ];
  } catch {
    return [];
  }
};
