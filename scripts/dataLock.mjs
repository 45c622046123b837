import {
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from './problem.mjs';
import { startOfProcess } from './processFacts.mjs';

/** Whether the process that wrote a lock still runs: its id may be another's now. */
function isHeld({ pid, started }) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false;
  }
  const now = startOfProcess(pid);
  return now === undefined || started === undefined || now === started;
}

/** What a lock says, or nothing when it is not there or was not written to its end. */
function read(file) {
  try {
    const holder = JSON.parse(readFileSync(file, 'utf8'));
    return Number.isInteger(holder.pid) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Puts a file in its place, whole, unless one is there. */
function place(from, to) {
  for (const put of [linkSync, copyToFree]) {
    try {
      put(from, to);
      return true;
    } catch (error) {
      if (error.code === 'EEXIST') return false;
      if (put === copyToFree) throw error;
    }
  }
  return false;
}

/** For file systems that have no links. */
function copyToFree(from, to) {
  copyFileSync(from, to, constants.COPYFILE_EXCL);
}

function busyMessage(file, { pid, address }) {
  return (
    `A portal already runs from this checkout: ${address} (process ${pid}). Its data is left alone. ` +
    `Stop it first (Ctrl-C in its terminal), or start the second one from a checkout of its own. ` +
    `If process ${pid} is something else, delete ${file}.`
  );
}

/**
 * Makes this process the only one that uses a folder of data. The lock lies
 * beside the folder, so that it outlives the deletion of the data, and one that
 * was left by a process that has ended counts for nothing.
 *
 * @param {string} directory - of the data
 * @param {string} address - where the portal will be, for whoever comes second
 * @returns how to let go
 * @throws Problem when another process uses it
 */
export function lockData(directory, address) {
  const file = `${directory}.lock`;
  const { pid } = process;
  const own = `${file}.${pid}`;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(
    own,
    JSON.stringify({ pid, address, started: startOfProcess(pid) }),
  );
  try {
    while (!place(own, file)) {
      const holder = read(file);
      if (holder && isHeld(holder)) {
        throw new Problem(busyMessage(file, holder));
      }
      discard(file, holder);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return () => {
    if (read(file)?.pid === pid) rmSync(file, { force: true });
  };
}

/** Removes a lock, and no other that has come in its place meanwhile. */
function discard(file, stale) {
  const aside = `${file}.${process.pid}.stale`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (error.code === 'ENOENT') return;
    throw error;
  }
  const taken = read(aside);
  if (taken && taken.pid !== stale?.pid) place(aside, file);
  rmSync(aside, { force: true });
}
