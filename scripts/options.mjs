import { parseArgs } from 'node:util';
import { Problem } from './problem.mjs';

/**
 * Reads the options of a command.
 *
 * @param {string[]} args
 * @param {Record<string, object>} options - as `parseArgs` wants them
 * @param {string} usage - shown when an option is wrong
 */
export function readOptions(args, options, usage) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    throw new Problem(`${error.message}\n\n${usage}`);
  }
}

/** Progress goes to stderr, so that stdout holds only results. */
export function say(message) {
  process.stderr.write(`${message}\n`);
}
