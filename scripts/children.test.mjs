import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { runToEnd, startChild } from './children.mjs';
import { inRoot, root } from './root.mjs';

const node = (script, more = {}) => ({
  command: process.execPath,
  args: ['-e', script],
  cwd: root,
  env: process.env,
  ...more,
});

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function gone(pid) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (!isAlive(pid)) return true;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return false;
}

test('output is logged and its tail kept, with the exit code', async () => {
  const result = await runToEnd('test-output', {
    ...node('console.log("first"); console.error("last"); process.exit(3)'),
    limit: 20_000,
  });
  assert.equal(result.code, 3);
  assert.match(result.tail, /first\nlast|last\nfirst/);
  assert.match(readFileSync(result.log, 'utf8'), /first/);
});

test('a command that takes too long is stopped and has failed', async () => {
  const result = await runToEnd('test-limit', {
    ...node('setInterval(() => {}, 1000)'),
    limit: 300,
  });
  assert.equal(result.timedOut, true);
  assert.notEqual(result.code, 0);
  assert.match(result.tail, /Stopped after/);
});

test('a command that does not exist fails with its name', async () => {
  const result = await runToEnd('test-missing', {
    ...node(''),
    command: 'no-such-command',
    limit: 20_000,
  });
  assert.equal(result.code, 127);
  assert.match(result.tail, /no-such-command/);
});

test('messages of the child arrive and stopping ends its group', async () => {
  let receive;
  const received = new Promise(resolve => {
    receive = resolve;
  });
  const child = startChild('test-group', {
    ...node(`
      const grandchild = require('node:child_process').spawn(
        process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      process.send({ pid: grandchild.pid });
    `),
    onMessage: receive,
  });
  const { pid } = await received;
  assert.equal(isAlive(pid), true);
  await child.stop();
  assert.equal(await gone(pid), true);
});

test('nothing is left when the parent is killed', async () => {
  const parent = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `
      const { startChild } = await import(${JSON.stringify(inRoot('scripts', 'children.mjs'))});
      startChild('test-orphan', {
        command: process.execPath,
        args: ['-e', 'process.send(process.pid); setInterval(() => {}, 1000)'],
        cwd: process.cwd(),
        env: process.env,
        onMessage: pid => console.log(pid),
      });
      `,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const [line] = await once(parent.stdout, 'data');
  const pid = Number(String(line).trim());
  assert.equal(isAlive(pid), true);
  parent.kill('SIGKILL');
  assert.equal(await gone(pid), true);
});

test('a killed npm is noticed through the shell it leaves behind', async () => {
  const watcher = `
    const { onLauncherGone } = await import(${JSON.stringify(inRoot('scripts', 'launcher.mjs'))});
    const alive = setInterval(() => {}, 1000);
    onLauncherGone(() => clearInterval(alive), { npm_lifecycle_event: 'start' });
    console.log(process.pid);
  `;
  // The second command keeps the shell from becoming the first.
  const npm = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn(
        'sh',
        ['-c', '"$NODE" --input-type=module -e "$WATCHER"; true'],
        { stdio: 'inherit' },
      )`,
    ],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, NODE: process.execPath, WATCHER: watcher },
    },
  );
  const [line] = await once(npm.stdout, 'data');
  const pid = Number(String(line).trim());
  assert.equal(isAlive(pid), true);
  npm.kill('SIGKILL');
  assert.equal(await gone(pid), true);
});
