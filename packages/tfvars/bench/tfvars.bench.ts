/**
 * Reading a file, changing one value in it and writing it, at several sizes.
 * Ends with 1 when a goal is missed.
 */
import { performance } from 'node:perf_hooks';
import { decode, edit, encode } from '../src';
import { median, timeOfHashicorp, timeOfTerraform } from './rivals';
import { textOf } from './text';

const sizes = [200, 1_000, 10_000, 20_000, 100_000];

/** What must hold: milliseconds by lines. */
const goals = new Map([
  [200, 2],
  [20_000, 200],
]);

/** Ten times the lines may take so many times as long. */
const growthLimit = 20;

/** Bytes to bytes, with one edit between. */
function timeOfEdit(text: string, runs: number): number {
  const bytes = encode(text);
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    encode(
      edit(decode(bytes), [
        {
          op: 'set',
          path: [
            'tenant_namespaces',
            { name: 'tenant-3' },
            'flux',
            'azure_devops',
            'repo',
          ],
          value: `another-${run}`,
        },
      ]),
    );
    times.push(performance.now() - start);
  }
  return median(times);
}

function cell(value: string, width = 14): string {
  return value.padStart(width);
}

function against(rival: number | undefined, own: number): string {
  return rival === undefined
    ? 'not installed'
    : `${rival.toFixed(1)} (${(rival / own).toFixed(1)}x)`;
}

async function main(): Promise<void> {
  const warm = textOf(1_000);
  timeOfEdit(warm, 50);
  await timeOfHashicorp(warm, 3);
  const out = (line: string) => process.stdout.write(`${line}\n`);
  out('Read, change one value, check and write; median of several runs.');
  out(
    [
      cell('lines', 8),
      cell('ms'),
      cell('lines per ms'),
      cell('terraform fmt', 20),
      cell('HashiCorp parser', 20),
    ].join(''),
  );
  const times = new Map<number, number>();
  const missed: string[] = [];
  for (const lines of sizes) {
    const text = textOf(lines);
    const time = timeOfEdit(text, Math.max(7, Math.round(20_000 / lines)));
    times.set(lines, time);
    const rivalRuns = lines > 50_000 ? 3 : 5;
    out(
      [
        cell(String(lines), 8),
        cell(time.toFixed(2)),
        cell((lines / time).toFixed(0)),
        cell(against(timeOfTerraform(text, rivalRuns), time), 20),
        cell(against(await timeOfHashicorp(text, rivalRuns), time), 20),
      ].join(''),
    );
    const goal = goals.get(lines);
    if (goal !== undefined && time >= goal) {
      missed.push(`${lines} lines: ${time.toFixed(2)} ms, not under ${goal}`);
    }
  }
  const growth =
    (times.get(100_000) ?? Infinity) / (times.get(10_000) ?? Infinity);
  if (!(growth < growthLimit)) {
    missed.push(
      `100000 lines take ${growth.toFixed(1)} times as long as 10000, not under ${growthLimit}`,
    );
  }
  for (const line of missed) out(`missed: ${line}`);
  if (missed.length > 0) process.exitCode = 1;
}

main().then(
  // The WebAssembly of the parser would keep the process alive.
  () => process.exit(),
  error => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  },
);
