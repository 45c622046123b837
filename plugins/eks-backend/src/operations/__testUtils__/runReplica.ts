import { LoggerService } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { flushCompileCache } from 'node:module';
import { AuditTrail } from '../../audit/AuditTrail';
import { EngineTiming, OperationEngine } from '../engine/OperationEngine';
import { OperationKind } from '../kind';
import { OperationStore } from '../store/OperationStore';
import { openShared } from './database';
import { Doom, Moment } from './moment';
import { silentLogger } from './silentLogger';

/** What a parent process tells a replica, as JSON in `EKS_TEST_REPLICA`. */
export interface ReplicaSettings {
  database: Parameters<typeof openShared>[0];
  timing: Partial<EngineTiming>;
  /** Dies by SIGKILL then. */
  diesAt?: Moment;
  /** Whatever the script needs, such as addresses of fakes. */
  world?: unknown;
}

/** Tells the parent too. */
const tellingLogger: LoggerService = {
  ...silentLogger,
  info: tell,
  warn: tell,
  error: tell,
};

function tell(line: string, meta?: Error | JsonObject): void {
  process.send?.({ type: 'log', line });
  silentLogger.info(line, meta);
}

/**
 * The whole of a replica's script: the engine with some kinds on the database
 * that the parent names. Tells the parent `ready`, `act` before each act, and
 * `log` what the engine logs.
 */
export async function runReplica(
  createKinds: (
    world: unknown,
    knex: Knex,
  ) => readonly OperationKind[] | Promise<readonly OperationKind[]>,
): Promise<void> {
  const settings: ReplicaSettings = JSON.parse(
    process.env.EKS_TEST_REPLICA ?? '{}',
  );
  const knex = openShared(settings.database);
  const engine = new OperationEngine({
    store: new OperationStore(knex),
    kinds: await createKinds(settings.world, knex),
    trail: mortalTrail(new AuditTrail(knex, silentLogger), settings),
    describe: error => (isError(error) ? `${error.message}.` : 'It failed.'),
    logger: tellingLogger,
    concurrency: 10,
    timing: settings.timing,
  });
  process.once('disconnect', () => process.exit(0));
  process.once('SIGTERM', async () => {
    await engine.stop();
    await knex.destroy();
    process.exit(0);
  });
  engine.start();
  process.send?.({ type: 'ready' });
  // Those that are killed never get to the end, where Node would do it.
  flushCompileCache();
}

/** Dies at its moment: then the audit record has the intent, never the outcome. */
function mortalTrail(
  trail: AuditTrail,
  { diesAt }: ReplicaSettings,
): Pick<AuditTrail, 'record'> {
  const doom = new Doom(diesAt);
  let acts = 0;
  return {
    record(intent, act, describe) {
      acts += 1;
      const n = acts;
      process.send?.({ type: 'act', n, eventId: intent.eventId });
      return trail.record(
        intent,
        async () => {
          doom.atAct('before', n);
          const result = await act();
          doom.atAct('after', n);
          return result;
        },
        describe,
      );
    },
  };
}
