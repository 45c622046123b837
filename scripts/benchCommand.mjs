import { findBenches } from './benches.mjs';
import { runInForeground } from './foreground.mjs';
import { installPackages } from './install.mjs';
import { say } from './options.mjs';
import { Problem } from './problem.mjs';
import { root } from './root.mjs';
import { transformArguments } from './sandboxProcess.mjs';
import { prepareToolchain } from './toolchain.mjs';

/**
 * `yarn bench <name>`: measures something and ends with 1 when a goal is
 * missed. Without a name it says what can be measured.
 */
export async function main([name, ...args]) {
  const benches = findBenches(root);
  if (name === undefined) {
    process.stdout.write(`${[...benches.keys()].join('\n')}\n`);
    return 0;
  }
  const file = benches.get(name);
  if (file === undefined) {
    throw new Problem(
      `There is no bench "${name}". There are: ${[...benches.keys()].join(', ')}.`,
    );
  }
  const toolchain = prepareToolchain({ say });
  await installPackages(toolchain, { say });
  return runInForeground(
    toolchain.node,
    [...transformArguments, file, ...args],
    toolchain.env,
  );
}
