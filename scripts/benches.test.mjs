import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { findBenches } from './benches.mjs';
import { root } from './root.mjs';

test('a bench is named after its file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'benches-'));
  try {
    const bench = join(folder, 'plugins', 'a', 'bench');
    mkdirSync(bench, { recursive: true });
    mkdirSync(join(folder, 'plugins', 'b'));
    writeFileSync(join(bench, 'twoWords.bench.ts'), '');
    writeFileSync(join(bench, 'fixture.ts'), '');
    assert.deepEqual(
      [...findBenches(folder)],
      [['two-words', join(bench, 'twoWords.bench.ts')]],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the bench of the tfvars editor is found', () => {
  assert.ok(findBenches(root).has('tfvars'));
});
