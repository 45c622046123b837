/**
 * What 50 operations that all wait cost the backend: the share of one core, with
 * SQLite in the process and with PostgreSQL beside it. Each looks at the world
 * every 30 s, as a step that waits for a merge does. Ends with 1 above the goal.
 */
import { isError } from '@backstage/errors';
import { Knex } from 'knex';
import { startPostgres } from '../src/__testUtils__/postgres';
import { AuditTrail } from '../src/audit/AuditTrail';
import {
  openMigrated,
  sqliteFile,
} from '../src/operations/__testUtils__/database';
import { upgrade } from '../src/operations/__testUtils__/fileWorld';
import {
  clusterNumber,
  newOperation,
} from '../src/operations/__testUtils__/newOperation';
import { scriptedKind } from '../src/operations/__testUtils__/scriptedKind';
import { silentLogger } from '../src/operations/__testUtils__/silentLogger';
import { OperationEngine } from '../src/operations/engine/OperationEngine';
import { OperationStore } from '../src/operations/store/OperationStore';

const OPERATIONS = 50;
const CHECK_MS = 30_000;
const MEASURED_MS = 60_000;
/** Share of one core. */
const GOAL = 0.05;
/** How long a step that is due may wait for its run, in milliseconds. */
const WAKE_GOAL_MS = 100;

interface Measured {
  share: number;
  looks: number;
  wakeMs: number;
}

async function measure(knex: Knex): Promise<Measured> {
  let looks = 0;
  let onLook = () => {};
  const kind = scriptedKind({
    wait: () => {
      looks += 1;
      onLook();
      return {
        is: 'waiting',
        reason: 'Waiting for the merge of #12.',
        checkAgainAfter: CHECK_MS,
      };
    },
  });
  const store = new OperationStore(knex);
  const engine = new OperationEngine({
    store,
    kinds: [kind],
    trail: new AuditTrail(knex, silentLogger),
    describe: error => (isError(error) ? error.message : 'It failed.'),
    logger: silentLogger,
    concurrency: 25,
  });
  const add = async (n: number) => {
    const operation = newOperation(kind, upgrade, {
      cluster: clusterNumber(n),
    });
    await store.add(operation, { type: 'created', message: 'Started.' });
  };
  for (let n = 0; n < OPERATIONS; n += 1) await add(n);
  engine.start();
  await pause(3_000);
  const before = looks;
  const used = process.cpuUsage();
  await pause(MEASURED_MS);
  const { user, system } = process.cpuUsage(used);
  const share = (user + system) / 1000 / MEASURED_MS;
  const counted = looks - before;

  await add(OPERATIONS);
  const begun = performance.now();
  const looked = new Promise<void>(resolve => {
    onLook = resolve;
  });
  engine.wake();
  await looked;
  const wakeMs = performance.now() - begun;
  await engine.stop();
  return { share, looks: counted, wakeMs };
}

function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}

function report(name: string, { share, looks, wakeMs }: Measured): void {
  const percent = (value: number) => `${(100 * value).toFixed(2)} %`;
  process.stdout.write(
    `${name}: ${percent(share)} of one core (goal ${percent(GOAL)}), ${looks} looks in ${MEASURED_MS / 1000} s, woken in ${wakeMs.toFixed(1)} ms (goal ${WAKE_GOAL_MS})\n`,
  );
  if (share > GOAL || wakeMs > WAKE_GOAL_MS || looks < OPERATIONS) {
    process.exitCode = 1;
  }
}

async function main(): Promise<void> {
  const sqlite = await openMigrated(sqliteFile(':memory:'));
  report('SQLite', await measure(sqlite));
  await sqlite.destroy();
  const postgres = await startPostgres();
  try {
    const knex = await openMigrated({
      client: 'pg',
      connection: postgres.connection,
    });
    report('PostgreSQL', await measure(knex));
    await knex.destroy();
  } finally {
    await postgres.stop();
  }
}

main().catch(error => {
  process.stderr.write(`${error}\n`);
  process.exitCode = 1;
});
