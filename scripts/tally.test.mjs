import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import {
  jestTally,
  playwrightTally,
  stepTally,
  sumOf,
  tallyOf,
  tapTally,
} from './tally.mjs';

test('a Jest suite that could not run and a skipped test are failures', () => {
  assert.deepEqual(
    jestTally({
      numPassedTests: 5,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      numRuntimeErrorTestSuites: 3,
    }),
    { passed: 5, failed: 6 },
  );
});

test('a flaky or unreached browser test is a failure', () => {
  assert.deepEqual(
    playwrightTally({
      stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 1 },
      errors: [{ message: 'no browser' }],
    }),
    { passed: 7, failed: 4 },
  );
});

test('counts are read from a TAP report', () => {
  const text = '1..4\n# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n# todo 0\n';
  assert.deepEqual(tapTally(text), { passed: 2, failed: 2 });
});

test('a run that ended badly has failed whatever its report says', () => {
  const directory = mkdtempSync(join(tmpdir(), 'xkf-tally-'));
  try {
    const file = join(directory, 'report.json');
    const missing = join(directory, 'missing.json');
    const read = JSON.parse;
    writeFileSync(file, '{"passed":3,"failed":0}');
    assert.deepEqual(tallyOf(0, file, read), { passed: 3, failed: 0 });
    assert.deepEqual(tallyOf(1, file, read), { passed: 3, failed: 1 });
    assert.deepEqual(tallyOf(0, missing, read), { passed: 0, failed: 1 });
    writeFileSync(file, '{"passed":0,"failed":0}');
    assert.deepEqual(tallyOf(0, file, read), { passed: 0, failed: 1 });
    writeFileSync(file, '{"passed":1,"failed":2}');
    assert.deepEqual(tallyOf(1, file, read), { passed: 1, failed: 2 });
    writeFileSync(file, 'not JSON');
    assert.deepEqual(tallyOf(0, file, read), { passed: 0, failed: 1 });
  } finally {
    rmSync(directory, { recursive: true });
  }
});

test('steps count as one and everything adds up', () => {
  assert.deepEqual(
    sumOf([stepTally(0), stepTally(2), { passed: 3, failed: 0 }]),
    {
      passed: 4,
      failed: 1,
    },
  );
  assert.deepEqual(sumOf([]), { passed: 0, failed: 0 });
});
