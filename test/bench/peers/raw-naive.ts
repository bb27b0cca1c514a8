import { takeInNaively } from './naive.ts';
import { serveForms } from './serve-forms.ts';

/** `node raw-naive.ts FILE`: `node:http` alone, with one commit for each request. */
const takeIn = takeInNaively(process.argv[2] ?? '');
serveForms((body) => Promise.resolve(takeIn(body)));
