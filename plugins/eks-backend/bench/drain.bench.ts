/**
 * Draining a node beside `kubectl drain`, on the same API server with the same
 * workload, which is built anew for each run. Ends with 1 when a goal is missed.
 *
 * --pods=30,110,250 --budgets=none,some,all --runs=3 --concurrency=10
 */
import { parseArgs } from 'node:util';
import { kubectlVersion, Measured, runKubectl, runPortal } from './drain/runs';
import { BUDGETS, BudgetShape, setStage } from './drain/stage';

/** Most that the portal may take of what kubectl takes. */
const GOALS: Record<BudgetShape, { time: number; requests: number }> = {
  none: { time: 0.25, requests: 0.55 },
  some: { time: 1 / 3, requests: 0.7 },
  all: { time: 1 / 3, requests: 0.7 },
};

const { values } = parseArgs({
  options: {
    pods: { type: 'string', default: '30,110,250' },
    budgets: { type: 'string', default: BUDGETS.join() },
    runs: { type: 'string', default: '3' },
    concurrency: { type: 'string', default: '10' },
  },
});
const concurrency = Number(values.concurrency);

function medianOf(runs: readonly Measured[]): Measured {
  const middle = (value: (run: Measured) => number) => {
    const sorted = runs.map(value).sort((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)];
  };
  return {
    seconds: middle(run => run.seconds),
    requests: middle(run => run.requests),
    evictions: middle(run => run.evictions),
    refused: middle(run => run.refused),
    // A limit is a limit in every run.
    mostEvictions: Math.max(...runs.map(run => run.mostEvictions)),
  };
}

async function on(
  pods: number,
  budgets: BudgetShape,
  drain: (stage: Awaited<ReturnType<typeof setStage>>) => Promise<Measured>,
): Promise<Measured> {
  const stage = await setStage(pods, budgets);
  try {
    return await drain(stage);
  } finally {
    await stage.stop();
  }
}

function line(who: string, measured: Measured): string {
  const { seconds, requests, refused, mostEvictions } = measured;
  return `  ${who.padEnd(8)}${seconds.toFixed(2).padStart(8)} s ${String(requests).padStart(5)} requests ${String(refused).padStart(4)} x 429, at most ${mostEvictions} evictions at once`;
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function compare(
  pods: number,
  budgets: BudgetShape,
  withKubectl: boolean,
): Promise<string[]> {
  const portal: Measured[] = [];
  const kubectl: Measured[] = [];
  for (let run = 0; run < Number(values.runs); run++) {
    const turns = [
      async () => {
        portal.push(
          await on(pods, budgets, stage => runPortal(stage, concurrency)),
        );
      },
      async () => {
        if (withKubectl) kubectl.push(await on(pods, budgets, runKubectl));
      },
    ];
    if (run % 2 === 1) turns.reverse();
    for (const turn of turns) await turn();
  }
  say(`\n${pods} pods, budgets: ${budgets}`);
  const own = medianOf(portal);
  say(line('portal', own));
  const missed = [];
  if (own.mostEvictions > concurrency) missed.push('concurrent evictions');
  if (withKubectl) {
    const rival = medianOf(kubectl);
    const goal = GOALS[budgets];
    const time = own.seconds / rival.seconds;
    const requests = own.requests / rival.requests;
    say(line('kubectl', rival));
    say(
      `  ${time.toFixed(3)} of its time (goal ${goal.time.toFixed(2)}), ${requests.toFixed(2)} of its requests (goal ${goal.requests})`,
    );
    if (time > goal.time) missed.push('time');
    if (requests > goal.requests) missed.push('requests');
  }
  return missed.map(what => `${pods} pods, budgets ${budgets}: ${what}`);
}

async function main(): Promise<void> {
  const version = await kubectlVersion();
  say(
    version
      ? `Beside kubectl ${version}; medians of ${values.runs} runs.`
      : 'kubectl is not installed, so these are the portal alone.',
  );
  const missed: string[] = [];
  for (const budgets of BUDGETS.filter(each => values.budgets.includes(each))) {
    for (const pods of values.pods.split(',').map(Number)) {
      missed.push(...(await compare(pods, budgets, version !== undefined)));
    }
  }
  if (missed.length > 0) {
    say(`\nMissed:\n${missed.map(each => `  ${each}`).join('\n')}`);
    process.exitCode = 1;
  }
}

main().catch(error => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
