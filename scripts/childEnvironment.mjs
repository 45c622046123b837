import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

const isNpmVariable = name => /^npm_/i.test(name);

// What a machine behind a mirror or a proxy has told npm, Yarn must know too:
// it reads neither .npmrc nor npm_config_*.
const sharedWithYarn = {
  YARN_NPM_REGISTRY_SERVER: 'npm_config_registry',
  YARN_HTTPS_CA_FILE_PATH: 'npm_config_cafile',
  YARN_HTTPS_PROXY: 'npm_config_https_proxy',
  YARN_HTTP_PROXY: 'npm_config_proxy',
};

/**
 * The environment of every child process: the toolchain first in PATH, the
 * headers for native modules, and none of the `npm_*` variables that
 * `npm run` and `yarn run` hand down, since they describe another run.
 *
 * @param {Record<string, string | undefined>} parent - the own environment
 * @param {{ nodeDirectory: string, yarnDirectory?: string }} toolchain -
 *   folders of the two executables; a Yarn that runs this process is already
 *   in PATH
 */
export function childEnvironment(parent, { nodeDirectory, yarnDirectory }) {
  const env = Object.fromEntries(
    Object.entries(parent).filter(([name]) => !isNpmVariable(name)),
  );
  const pathName =
    Object.keys(env).find(name => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathName] = [nodeDirectory, yarnDirectory, env[pathName]]
    .filter(Boolean)
    .join(delimiter);
  for (const [yarnName, npmName] of Object.entries(sharedWithYarn)) {
    const value = parent[yarnName] ?? parent[npmName];
    if (value) env[yarnName] = value;
  }
  const headers = headersDirectory(nodeDirectory);
  if (headers) env.npm_config_nodedir = headers;
  return env;
}

/** The folder above `include/node`, which lies beside or above the binary. */
function headersDirectory(nodeDirectory) {
  return [dirname(nodeDirectory), nodeDirectory].find(directory =>
    existsSync(join(directory, 'include', 'node', 'node.h')),
  );
}
