import { mkdirSync, rmSync } from 'node:fs';
import { onInterrupt } from './children.mjs';
import { installPackages } from './install.mjs';
import { readOptions, say } from './options.mjs';
import { Problem } from './problem.mjs';
import { inRoot } from './root.mjs';
import { steps } from './steps.mjs';
import { sumOf } from './tally.mjs';
import { prepareToolchain } from './toolchain.mjs';

const usage = `Usage: npm test -- [options]
  --only=a,b  run only these steps: ${Object.keys(steps).join(', ')}
  --verbose   show the output as it comes (it is kept in .cache/logs)`;

/**
 * The names of the steps to run.
 *
 * @throws Problem for an unknown name
 */
export function selectSteps(only) {
  const known = Object.keys(steps);
  if (only === undefined) return known;
  const wanted = only.split(',').map(name => name.trim());
  const unknown = wanted.filter(name => !known.includes(name));
  if (unknown.length > 0) {
    throw new Problem(`There is no step ${unknown.join(', ')}.\n\n${usage}`);
  }
  return known.filter(name => wanted.includes(name));
}

async function runStep(name, toolchain, options) {
  const since = Date.now();
  let result;
  try {
    result = await steps[name](toolchain, options);
  } catch (error) {
    const tail = error instanceof Problem ? error.message : error.stack;
    result = { passed: 0, failed: 1, tail };
  }
  const seconds = Math.round((Date.now() - since) / 1000);
  const { passed, failed, tail, log } = result;
  if (failed > 0) {
    console.log(`\n${tail}\n${log ? `\nWhole log: ${log}` : ''}`);
  }
  console.log(
    `${failed > 0 ? 'FAILED' : 'ok    '} ${name.padEnd(10)} ${passed} passed, ${failed} failed, ${seconds} s`,
  );
  return { passed, failed };
}

/** `npm test`: every step runs, whatever the ones before it said. */
export async function main(args) {
  const options = readOptions(
    args,
    {
      only: { type: 'string' },
      verbose: { type: 'boolean' },
      help: { type: 'boolean' },
    },
    usage,
  );
  if (options.help) {
    console.log(usage);
    return 0;
  }
  const names = selectSteps(options.only);
  let interrupted = false;
  onInterrupt(() => {
    interrupted = true;
  });
  const tallies = [];
  try {
    const toolchain = prepareToolchain({ say });
    await installPackages(toolchain, { say, verbose: options.verbose });
    rmSync(inRoot('.cache', 'reports'), { recursive: true, force: true });
    mkdirSync(inRoot('.cache', 'reports'), { recursive: true });
    for (const name of names) {
      if (interrupted) break;
      tallies.push(
        await runStep(name, toolchain, { say, verbose: options.verbose }),
      );
    }
  } catch (error) {
    console.log(error instanceof Problem ? error.message : error.stack);
  }
  // A step that was not reached has not passed.
  const notRun = names.length - tallies.length;
  const { passed, failed } = sumOf([...tallies, { passed: 0, failed: notRun }]);
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 ? 1 : 0;
}
