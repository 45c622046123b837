import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { contentHash, readState } from './contentHash.mjs';
import { runToEnd } from './children.mjs';
import { Problem } from './problem.mjs';
import { inRoot, root } from './root.mjs';

const stateFile = inRoot('node_modules', '.xkf-install-state');
const installLimit = 20 * 60 * 1000;

function manifests() {
  return ['packages', 'plugins'].flatMap(folder =>
    readdirSync(inRoot(folder))
      .map(name => inRoot(folder, name, 'package.json'))
      .filter(file => existsSync(file)),
  );
}

/**
 * Installs the packages when the lock file, a manifest or the machine has
 * changed since the last successful install.
 */
export async function installPackages(toolchain, { say, verbose }) {
  const state = contentHash(
    root,
    [
      inRoot('package.json'),
      inRoot('yarn.lock'),
      inRoot('.yarnrc.yml'),
      ...manifests(),
    ],
    [process.platform, process.arch],
  );
  if (readState(stateFile) === state) return;
  say('Installing packages (a few minutes the first time)');
  const result = await runToEnd('install', {
    ...toolchain.yarn('install', '--immutable'),
    cwd: root,
    env: toolchain.env,
    limit: installLimit,
    verbose,
  });
  if (result.code !== 0) {
    throw new Problem(
      `${result.tail}\n\nThe packages could not be installed (whole log: ${result.log}). ` +
        'Check that the npm registry can be reached; when a package.json was changed, bring yarn.lock up to date with "npm run yarn -- install".',
    );
  }
  writeFileSync(stateFile, `${state}\n`);
}
