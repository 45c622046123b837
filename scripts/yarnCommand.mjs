import { runInForeground } from './foreground.mjs';
import { say } from './options.mjs';
import { prepareToolchain } from './toolchain.mjs';

/** `npm run yarn -- …`: the right Yarn on the right Node, on any machine. */
export async function main(args) {
  const toolchain = prepareToolchain({ say });
  const yarn = toolchain.yarn(...args);
  return runInForeground(yarn.command, yarn.args, toolchain.env);
}
