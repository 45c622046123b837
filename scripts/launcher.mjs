import { processFacts } from './processFacts.mjs';

const pollMs = 1000;
const shells = new Set(['sh', 'dash', 'bash']);

/**
 * The processes between this one and the package manager that runs it: npm
 * puts a shell between, and a killed npm leaves the shell waiting.
 */
function launchers() {
  const { name, parent } = processFacts(process.ppid);
  return [process.ppid, shells.has(name) ? parent : undefined].join();
}

/**
 * Calls back when the `npm run` or `yarn run` around this process is gone,
 * which a process is not told. Without one around it nothing is watched.
 *
 * @returns how to stop watching
 */
export function onLauncherGone(callback, env = process.env) {
  if (!env.npm_lifecycle_event) return () => {};
  const first = launchers();
  const timer = setInterval(() => {
    if (launchers() === first) return;
    clearInterval(timer);
    callback();
  }, pollMs);
  timer.unref();
  return () => clearInterval(timer);
}
