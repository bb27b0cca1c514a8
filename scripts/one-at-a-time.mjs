import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inProject } from './project.mjs';

/**
 * Does some work on the project's folder while no other process does work of that name; waits for it,
 * saying so once. A lock that a killed process left behind is taken over.
 */
export const oneAtATime = async (name, work) => {
  mkdirSync(inProject('.build'), { recursive: true });
  const lock = inProject('.build', `${name}.lock`);
  let said = false;
  while (!take(lock)) {
    if (clearDead(lock)) continue;
    if (!said)
      console.error(`Besked: another process is busy with the same (${name}); waiting for it.`);
    said = true;
    await pause(200);
  }
  const release = () => rmSync(lock, { force: true });
  process.once('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
};

const take = (lock) => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (fault) {
    if (fault.code !== 'EEXIST') throw fault;
    return false;
  }
};

/** Clears a lock whose owner has ended without doing so; true if there was one. */
const clearDead = (lock) => {
  const owner = ownerOf(lock);
  if (owner === undefined || isAlive(owner)) return false;
  moveAside(lock, owner);
  return true;
};

/** `undefined` while the owner is still writing its number, or has just gone. */
const ownerOf = (lock) => {
  try {
    return Number(readFileSync(lock, 'utf8')) || undefined;
  } catch {
    return undefined;
  }
};

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return fault.code === 'EPERM';
  }
};

/** Of several that find the same dead owner only one moves its lock; a new owner's is put back. */
const moveAside = (lock, owner) => {
  const aside = `${lock}.${process.pid}`;
  try {
    renameSync(lock, aside);
    if (ownerOf(aside) === owner) rmSync(aside);
    else renameSync(aside, lock);
  } catch (fault) {
    if (fault.code !== 'ENOENT') throw fault;
  }
};
