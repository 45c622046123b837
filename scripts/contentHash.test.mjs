import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { contentHash, readState } from './contentHash.mjs';

let directory;
const path = (...names) => join(directory, ...names);
const hash = (base = directory) =>
  contentHash(base, [join(base, 'src'), join(base, 'missing.yaml')]);

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'xkf-hash-'));
  mkdirSync(path('src', 'nested'), { recursive: true });
  writeFileSync(path('src', 'a.ts'), 'a');
  writeFileSync(path('src', 'nested', 'b.ts'), 'b');
});

afterEach(() => rmSync(directory, { recursive: true }));

test('changes with content, name and a file that appears', () => {
  const before = hash();
  assert.equal(hash(), before);

  writeFileSync(path('src', 'nested', 'b.ts'), 'c');
  const edited = hash();
  assert.notEqual(edited, before);

  cpSync(path('src', 'a.ts'), path('src', 'c.ts'));
  assert.notEqual(hash(), edited);

  writeFileSync(path('missing.yaml'), '');
  assert.notEqual(hash(), edited);
});

test('does not see what is generated', () => {
  const before = hash();
  for (const name of ['dist', 'node_modules', 'screenshots']) {
    mkdirSync(path('src', name));
    writeFileSync(path('src', name, 'file'), 'x');
  }
  assert.equal(hash(), before);
});

test('is the same for a copy elsewhere', () => {
  const copy = mkdtempSync(join(tmpdir(), 'xkf-copy-'));
  try {
    cpSync(path('src'), join(copy, 'src'), { recursive: true });
    assert.equal(hash(copy), hash());
  } finally {
    rmSync(copy, { recursive: true });
  }
});

test('a state that was never written is no state', () => {
  assert.equal(readState(path('nothing')), undefined);
  writeFileSync(path('state'), 'abc\n');
  assert.equal(readState(path('state')), 'abc');
});
