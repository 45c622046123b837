import { isError } from '@backstage/errors';
import { Knex } from 'knex';
import { AuditTrail } from '../../audit/AuditTrail';
import { EngineTiming, OperationEngine } from '../engine/OperationEngine';
import { OperationKind } from '../kind';
import { OperationStore } from '../store/OperationStore';
import { openShared } from './database';
import { silentLogger } from './silentLogger';

/** What a parent process tells a replica, as JSON in `EKS_TEST_REPLICA`. */
export interface ReplicaSettings {
  database: Parameters<typeof openShared>[0];
  timing: Partial<EngineTiming>;
  /** Dies by SIGKILL right before or right after its n-th act, counted from 1. */
  killAtAct?: { when: 'before' | 'after'; n: number };
  /** Whatever the script needs, such as addresses of fakes. */
  world?: unknown;
}

/**
 * The whole of a replica's script: the engine with some kinds on the database
 * that the parent names. Tells the parent `ready`, and `act` before each act.
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
    logger: silentLogger,
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
}

/** Dies at an act of its choice: the audit record has the intent, never the outcome. */
function mortalTrail(
  trail: AuditTrail,
  { killAtAct }: ReplicaSettings,
): Pick<AuditTrail, 'record'> {
  let acts = 0;
  const die = (when: 'before' | 'after', n: number) => {
    if (killAtAct?.when === when && killAtAct.n === n) {
      process.kill(process.pid, 'SIGKILL');
    }
  };
  return {
    record(intent, act, describe) {
      acts += 1;
      const n = acts;
      process.send?.({ type: 'act', n, eventId: intent.eventId });
      return trail.record(
        intent,
        async () => {
          die('before', n);
          const result = await act();
          die('after', n);
          return result;
        },
        describe,
      );
    },
  };
}
