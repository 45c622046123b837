import { spawn } from 'node:child_process';
import { onInterrupt } from './children.mjs';
import { root } from './root.mjs';

/**
 * Runs a command that talks to the terminal itself, and ends with it.
 *
 * @returns {Promise<number>} its exit code
 */
export function runInForeground(command, args, env) {
  const child = spawn(command, args, { cwd: root, env, stdio: 'inherit' });
  onInterrupt(() => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? (signal ? 130 : 1)));
  });
}
