import { readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * Counts of a Jest result file. A suite that could not run is one failure, and
 * so is a test that was skipped or only announced.
 */
export function jestTally(report) {
  return {
    passed: report.numPassedTests,
    failed:
      report.numFailedTests +
      report.numPendingTests +
      report.numTodoTests +
      report.numRuntimeErrorTestSuites,
  };
}

/** Counts of a Playwright JSON report; a flaky test is a failure. */
export function playwrightTally(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected,
    failed: unexpected + flaky + skipped + report.errors.length,
  };
}

/** Counts of a TAP report as `node --test` writes it. */
export function tapTally(text) {
  const count = word =>
    Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0);
  return {
    passed: count('pass'),
    failed:
      count('fail') + count('cancelled') + count('skipped') + count('todo'),
  };
}

/**
 * The counts of a test run. A run that ended badly, left no report or ran no
 * test has failed, whatever the report says.
 *
 * @param {number} code - exit code of the test runner
 * @param {string} file - the report
 * @param {(text: string) => Tally} read
 * @returns {Tally}
 */
export function tallyOf(code, file, read) {
  let tally;
  try {
    tally = read(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
  const suspicious = tally.failed === 0 && (code !== 0 || !(tally.passed > 0));
  return suspicious ? { passed: tally.passed, failed: 1 } : tally;
}

/** A step that is not made of tests counts as one. */
export function stepTally(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** The sum over all steps. */
export function sumOf(tallies) {
  return tallies.reduce(
    (sum, { passed, failed }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
    }),
    { passed: 0, failed: 0 },
  );
}
