import { readdirSync } from 'node:fs';
import { runBrowserTests } from './browserTests.mjs';
import { markBundle } from './bundle.mjs';
import { runToEnd } from './children.mjs';
import { inRoot, root } from './root.mjs';
import {
  jestTally,
  playwrightTally,
  stepTally,
  tallyOf,
  tapTally,
} from './tally.mjs';

const minute = 60_000;
const report = name => inRoot('.cache', 'reports', name);

/** Runs commands of `node_modules/.bin` one after the other until one fails. */
function commands(name, limit, ...lines) {
  return async (toolchain, { verbose }) => {
    let result;
    for (const line of lines) {
      result = await runToEnd(name, {
        ...toolchain.yarn(...line),
        cwd: root,
        env: { ...toolchain.env, CI: 'true' },
        limit,
        verbose,
      });
      if (result.code !== 0) break;
    }
    return { ...stepTally(result.code), ...result };
  };
}

const configurations = [
  ['app-config.yaml'],
  ['app-config.yaml', 'app-config.dev.yaml'],
  ['app-config.yaml', 'app-config.production.yaml'],
].map(files => [
  'backstage-cli',
  'config:check',
  '--strict',
  '--lax',
  ...files.flatMap(file => ['--config', file]),
]);

async function unitTests(toolchain, { verbose }) {
  const file = report('jest.json');
  const result = await runToEnd('unit', {
    ...toolchain.yarn(
      'backstage-cli',
      'repo',
      'test',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${file}`,
    ),
    cwd: root,
    env: {
      ...toolchain.env,
      CI: 'true',
      NODE_OPTIONS: '--experimental-vm-modules',
      BACKSTAGE_TEST_DISABLE_DOCKER: '1',
    },
    limit: 30 * minute,
    verbose,
  });
  const tally = tallyOf(result.code, file, text => jestTally(JSON.parse(text)));
  return { ...tally, ...result };
}

async function scriptTests(toolchain, { verbose }) {
  const file = report('scripts.tap');
  const tests = ['scripts', 'eslint'].flatMap(folder =>
    readdirSync(inRoot(folder))
      .filter(name => name.endsWith('.test.mjs'))
      .map(name => `${folder}/${name}`),
  );
  const result = await runToEnd('scripts', {
    command: toolchain.node,
    args: [
      '--test',
      '--test-reporter=tap',
      `--test-reporter-destination=${file}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      ...tests,
    ],
    cwd: root,
    env: toolchain.env,
    limit: 5 * minute,
    verbose,
  });
  return { ...tallyOf(result.code, file, tapTally), ...result };
}

async function build(toolchain, options) {
  const result = await commands(
    'build',
    20 * minute,
    ['tsc'],
    ['backstage-cli', 'repo', 'build', '--all'],
  )(toolchain, options);
  if (result.failed === 0) markBundle();
  return result;
}

async function browserTests(toolchain, { say }) {
  const file = report('playwright.json');
  const result = await runBrowserTests(toolchain, {
    say,
    limit: 20 * minute,
    report: file,
  });
  const tally = tallyOf(result.code, file, text =>
    playwrightTally(JSON.parse(text)),
  );
  return { ...tally, ...result };
}

/** The steps of `npm test`, in order; each can be chosen with `--only`. */
export const steps = {
  format: commands('format', 5 * minute, ['prettier', '--check', '.']),
  types: commands('types', 10 * minute, ['tsc']),
  lint: commands('lint', 15 * minute, [
    'backstage-cli',
    'repo',
    'lint',
    '--max-warnings',
    '0',
  ]),
  config: commands('config', 5 * minute, ...configurations),
  manifests: commands('manifests', 5 * minute, [
    'backstage-cli',
    'repo',
    'fix',
    '--check',
    '--publish',
  ]),
  scripts: scriptTests,
  unit: unitTests,
  build,
  browser: browserTests,
};
