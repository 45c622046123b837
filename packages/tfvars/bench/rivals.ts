import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parse } from '@cdktn/hcl2json';

/** Milliseconds, or undefined where it cannot be measured. */
type Time = number | undefined;

export function median(times: readonly number[]): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/** `terraform fmt -check` of the text, when Terraform is installed. */
export function timeOfTerraform(text: string, runs: number): Time {
  const directory = mkdtempSync(join(tmpdir(), 'tfvars-bench-'));
  try {
    const file = join(directory, 'text.tfvars');
    writeFileSync(file, text);
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const start = performance.now();
      const { error, status } = spawnSync(
        'terraform',
        ['fmt', '-check', file],
        {
          env: {
            ...process.env,
            TF_CLI_CONFIG_FILE: '/dev/null',
            CHECKPOINT_DISABLE: '1',
          },
          timeout: 60_000,
        },
      );
      times.push(performance.now() - start);
      if (error) return undefined;
      if (status !== 0) throw new Error('The text of the bench is unformatted');
    }
    return median(times);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** HashiCorp's parser, compiled to WebAssembly, which reads and cannot edit. */
export async function timeOfHashicorp(
  text: string,
  runs: number,
): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    await parse('text.tfvars', text);
    times.push(performance.now() - start);
  }
  return median(times);
}
