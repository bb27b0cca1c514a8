import { parentPort } from 'node:worker_threads';
import { hardTexts } from './hard-texts.ts';
import type { SourcePattern } from './patterns-in-sources.ts';

/** Runs each pattern over its hard texts, having said which one it is about to run. */
parentPort?.on('message', ({ patterns, length }: { patterns: SourcePattern[]; length: number }) => {
  for (const { place, source, flags } of patterns) {
    parentPort?.postMessage(place);
    const pattern = new RegExp(source, flags);
    for (const text of hardTexts(source, length)) {
      if (pattern.global) for (const match of text.matchAll(pattern)) void match;
      else pattern.test(text);
    }
  }
  parentPort?.postMessage('done');
});
