import { Knex } from 'knex';
import { OperationEvent } from '@xkf/backstage-plugin-eks-common';
import { OperationRecord } from '../record';
import { OperationReader } from '../store/OperationReader';
import { ReplicaProcess } from './ReplicaProcess';
import { ReplicaSettings } from './runReplica';

/** How replicas are killed while an operation runs. */
export interface KillOptions {
  /** Absolute path of a script that calls `runReplica`. */
  script: string;
  knex: Knex;
  settings: Omit<ReplicaSettings, 'timing'> &
    Partial<Pick<ReplicaSettings, 'timing'>>;
  operationId: string;
  /** Replicas that run at the same time. */
  replicas: number;
  /** So many processes are killed; then the operation may end in peace. */
  kills: number;
  /** Latest moment of a kill after a start, in milliseconds. */
  withinMs: number;
  /** Or the act at which the n-th process dies, instead of a random moment. */
  killAtAct?(n: number): ReplicaSettings['killAtAct'];
  /** Done before each kill: what a person would do meanwhile. */
  meanwhile?(record: OperationRecord): Promise<void>;
  deadlineMs?: number;
}

/** What was left when the operation had ended. */
export interface Survived {
  record: OperationRecord;
  events: OperationEvent[];
  kills: number;
}

/**
 * Kills the replicas of an operation again and again, starts others, and waits
 * until the operation has ended.
 */
export async function surviveKills(options: KillOptions): Promise<Survived> {
  const { knex, operationId, replicas, settings, script } = options;
  const reader = new OperationReader(knex);
  const deadline = Date.now() + (options.deadlineMs ?? 240_000);
  const running = new Set<ReplicaProcess>();
  let started = 0;
  let kills = 0;

  const load = async () => {
    const record = await reader.find(operationId);
    if (!record) throw new Error(`There is no operation ${operationId}`);
    return record;
  };
  const startMissing = async () => {
    while (running.size < replicas) {
      started += 1;
      const replica = await ReplicaProcess.start(script, {
        ...settings,
        killAtAct:
          started <= options.kills ? options.killAtAct?.(started) : undefined,
      });
      running.add(replica);
    }
  };

  try {
    for (;;) {
      await startMissing();
      const record = await load();
      if (record.endedAt) break;
      if (Date.now() > deadline) {
        throw new Error(
          `Not ended in time: ${JSON.stringify(record, undefined, 1)}`,
        );
      }
      await options.meanwhile?.(record);
      if (options.killAtAct || kills >= options.kills) {
        await wait(50);
      } else {
        await wait(Math.random() * options.withinMs);
        await chooseVictim([...running]).kill();
      }
      for (const replica of running) {
        if (replica.hasExited) {
          running.delete(replica);
          kills += 1;
        }
      }
    }
    return {
      record: await load(),
      events: await reader.events(operationId, { after: 0, limit: 10_000 }),
      kills,
    };
  } finally {
    await Promise.all([...running].map(replica => replica.kill()));
  }
}

/** Mostly the one that is at work. */
function chooseVictim(running: ReplicaProcess[]): ReplicaProcess {
  const byWork = running.sort((one, other) => other.lastActAt - one.lastActAt);
  return byWork[Math.random() < 0.8 ? 0 : byWork.length - 1];
}

/** Numbers 1, 2, 3, … without a gap, from the start to one end. */
export function historyFaults(events: OperationEvent[]): string[] {
  const faults: string[] = [];
  events.forEach(({ sequence }, index) => {
    if (sequence !== index + 1) faults.push(`gap at ${index + 1}`);
  });
  if (events[0]?.type !== 'created') faults.push('does not begin with created');
  const ends = events.filter(({ message }) =>
    /^The operation (succeeded|failed|has ended)/.test(message),
  );
  if (ends.length !== 1) faults.push(`ends ${ends.length} times`);
  if (ends[0] && ends[0] !== events.at(-1))
    faults.push('goes on after its end');
  return faults;
}

export function wait(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
