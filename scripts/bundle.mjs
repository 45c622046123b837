import { existsSync, writeFileSync } from 'node:fs';
import { contentHash, readState } from './contentHash.mjs';
import { runToEnd } from './children.mjs';
import { Problem } from './problem.mjs';
import { inRoot, root } from './root.mjs';

const bundle = inRoot('packages', 'app', 'dist');
const stateFile = inRoot('packages', 'app', 'dist', '.inputs');
const buildLimit = 15 * 60 * 1000;

function bundleInputs() {
  return contentHash(root, [
    inRoot('packages', 'app'),
    inRoot('plugins', 'eks'),
    inRoot('plugins', 'eks-common'),
    inRoot('app-config.yaml'),
    inRoot('app-config.local.yaml'),
    inRoot('app-config.production.yaml'),
    inRoot('yarn.lock'),
  ]);
}

/** Writes down what the bundle was built from, kept with the bundle. */
export function markBundle() {
  if (existsSync(bundle)) writeFileSync(stateFile, `${bundleInputs()}\n`);
}

/** Builds the browser's bundle when something it is made of has changed. */
export async function buildApp(toolchain, { say, verbose }) {
  if (readState(stateFile) === bundleInputs()) return;
  say('Building the app');
  const result = await runToEnd('build', {
    ...toolchain.yarn('workspace', 'app', 'build'),
    cwd: root,
    env: toolchain.env,
    limit: buildLimit,
    verbose,
  });
  if (result.code !== 0) {
    throw new Problem(
      `${result.tail}\n\nThe app could not be built (whole log: ${result.log}).`,
    );
  }
  markBundle();
}
