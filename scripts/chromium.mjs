import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { Problem } from './problem.mjs';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];
const installLimit = 10 * 60 * 1000;

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Path of Chromium or Chrome: CHROMIUM_PATH, PATH, then the usual places. */
export function findChromium(env, places = elsewhere) {
  if (env.CHROMIUM_PATH) return env.CHROMIUM_PATH;
  const folders = (env.PATH ?? '').split(delimiter).filter(Boolean);
  return [
    ...names.flatMap(name => folders.map(folder => join(folder, name))),
    ...places,
  ].find(isExecutable);
}

/**
 * Finds Chromium, or installs it where that is allowed: as root on Debian and
 * Ubuntu.
 *
 * @throws Problem that says what to install
 */
export function prepareChromium({
  say,
  env = process.env,
  places = elsewhere,
}) {
  const found = findChromium(env, places);
  if (found) return found;
  if (process.getuid?.() === 0 && aptGet(env, ['--version'])) {
    say('Installing Chromium');
    aptGet(env, ['update', '-qq']);
    aptGet(env, [
      'install',
      '-y',
      '-qq',
      '--no-install-recommends',
      'chromium',
    ]);
  }
  const installed = findChromium(env, places);
  if (installed) return installed;
  throw new Problem(
    'The browser tests need Chromium or Chrome: install it (Debian: "apt-get install chromium") or set CHROMIUM_PATH.',
  );
}

function aptGet(env, args) {
  const result = spawnSync('apt-get', args, {
    env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
    timeout: installLimit,
  });
  return result.status === 0;
}
