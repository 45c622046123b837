import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { onLauncherGone } from './launcher.mjs';
import { inRoot } from './root.mjs';
import { tailOf } from './tail.mjs';

const guard = inRoot('scripts', 'guard.mjs');
const lastOutputMs = 1000;

/**
 * @typedef {object} ChildOptions
 * @property {string} command
 * @property {string[]} args
 * @property {string} cwd
 * @property {Record<string, string>} env
 * @property {boolean} [verbose] - show the output as it comes
 * @property {(message: any) => void} [onMessage] - offers the child an IPC
 *   channel and receives what it sends
 */

/**
 * Starts a command whose output goes to `.cache/logs/<name>.log`. It ends with
 * this process, even when this process is killed.
 *
 * @param {string} name
 * @param {ChildOptions} options
 */
export function startChild(name, options) {
  const { command, args, cwd, env, verbose, onMessage } = options;
  const log = inRoot('.cache', 'logs', `${name}.log`);
  mkdirSync(dirname(log), { recursive: true });
  const file = createWriteStream(log);
  const tail = tailOf(60);
  const child = spawn(
    process.execPath,
    [guard, ...(onMessage ? ['--messages'] : []), command, ...args],
    {
      cwd,
      env,
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      file.write(chunk);
      tail.add(chunk);
      if (verbose) process.stderr.write(chunk);
    });
  }
  if (onMessage) child.on('message', ({ message }) => onMessage(message));
  const exit = new Promise(resolve => {
    const finish = code => file.end(() => resolve(code));
    child.on('error', error => {
      tail.add(`${error.message}\n`);
      finish(127);
    });
    child.on('exit', code => {
      // Something that left the group may hold the pipes open for ever.
      const timer = setTimeout(() => finish(code ?? 1), lastOutputMs);
      child.on('close', () => {
        clearTimeout(timer);
        finish(code ?? 1);
      });
    });
  });
  return {
    name,
    log,
    exit,
    tail: () => tail.text(),
    /** Asks the whole group to end; it is killed after ten seconds. */
    stop() {
      if (child.connected) child.send({ type: 'stop' }, () => {});
      return exit;
    },
  };
}

/**
 * Runs a command until it ends or its time is over.
 *
 * @param {string} name
 * @param {ChildOptions & { limit: number }} options - `limit` in milliseconds
 * @returns {Promise<{ code: number, tail: string, log: string, timedOut: boolean }>}
 */
export async function runToEnd(name, { limit, ...options }) {
  const child = startChild(name, options);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    child.stop();
  }, limit);
  const stop = () => child.stop();
  const release = onInterrupt(stop);
  const code = await child.exit;
  clearTimeout(timer);
  release();
  return {
    code: timedOut ? code || 1 : code,
    tail: timedOut
      ? `${child.tail()}\nStopped after ${Math.round(limit / 60_000)} minutes.`
      : child.tail(),
    log: child.log,
    timedOut,
  };
}

/**
 * Calls back on Ctrl-C, SIGTERM, a closed terminal, and when the npm that runs
 * this process is gone; returns how to let go.
 */
export function onInterrupt(callback) {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of signals) process.on(signal, callback);
  const stopWatching = onLauncherGone(callback);
  return () => {
    stopWatching();
    for (const signal of signals) process.off(signal, callback);
  };
}
