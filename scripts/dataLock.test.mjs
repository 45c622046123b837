import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { lockData } from './dataLock.mjs';
import { inRoot } from './root.mjs';

const folder = mkdtempSync(join(tmpdir(), 'lock-'));
const directory = join(folder, 'demo');
const lock = `${directory}.lock`;
const module = pathToFileURL(inRoot('scripts', 'dataLock.mjs'));
after(() => rmSync(folder, { recursive: true }));

/** Another process that holds the lock until it is killed. */
async function holder() {
  const child = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { lockData } from '${module}';
      lockData(${JSON.stringify(directory)}, 'http://localhost:3100');
      console.log('locked');
      setInterval(() => {}, 1000);`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise(resolve => child.stdout.once('data', resolve));
  return {
    pid: child.pid,
    kill: () =>
      new Promise(resolve => {
        child.on('exit', resolve);
        child.kill('SIGKILL');
      }),
  };
}

test('the second portal of a checkout is told of the first one until that has ended', async () => {
  const other = await holder();
  assert.throws(() => lockData(directory, 'http://localhost:3000'), {
    isForPeople: true,
    message: new RegExp(
      `^A portal already runs from this checkout: http://localhost:3100 \\(process ${other.pid}\\)\\.`,
    ),
  });
  assert.equal(existsSync(lock), true);
  await other.kill();
  assert.equal(existsSync(lock), true, 'a killed process leaves its lock');
  const unlock = lockData(directory, 'http://localhost:3000');
  assert.equal(JSON.parse(readFileSync(lock, 'utf8')).pid, process.pid);
  unlock();
  assert.deepEqual(readdirSync(folder), []);
});

test('a lock that says nothing usable does not keep anybody out', () => {
  for (const text of ['', '{"pid":', '{"pid":"x"}', 'null']) {
    writeFileSync(lock, text);
    lockData(directory, 'http://localhost:3000')();
    assert.deepEqual(readdirSync(folder), [], text);
  }
});

test('an id that another process has now does not keep anybody out', () => {
  const { pid } = process;
  const left = started =>
    writeFileSync(lock, JSON.stringify({ pid, address: 'x', started }));
  left('another boot 1');
  if (process.platform === 'linux') {
    lockData(directory, 'http://localhost:3000')();
    assert.equal(existsSync(lock), false);
  }
  // Where the start of a process is not known, the person is told what to delete.
  left(undefined);
  assert.throws(() => lockData(directory, 'http://localhost:3000'), {
    message: /is something else, delete .*demo\.lock\.$/,
  });
  rmSync(lock);
});
