import { Knex } from 'knex';
import { OperationEvent } from '@xkf/backstage-plugin-eks-common';
import { currentStep, OperationRecord } from '../record';
import { OperationReader } from '../store/OperationReader';
import { Death } from './death';
import { ReplicaProcess } from './ReplicaProcess';
import { ReplicaSettings } from './runReplica';

const LOOK_MS = 40;

/** How replicas are killed while an operation runs. */
export interface KillOptions {
  /** As `bundleReplica` has written it. */
  script: string;
  knex: Knex;
  settings: Omit<ReplicaSettings, 'timing' | 'diesAt'> &
    Partial<Pick<ReplicaSettings, 'timing'>>;
  operationId: string;
  /** Replicas that run at the same time. */
  replicas: number;
  /** At most so many processes are killed; then the operation may end in peace. */
  kills: number;
  /** How the n-th process dies, counted from 1. */
  death(n: number): Death;
  /** Done again and again: what a person would do meanwhile. */
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
 * @throws Error that tells how far it came, when it does not end in time
 */
export async function surviveKills(options: KillOptions): Promise<Survived> {
  const { knex, operationId, replicas, settings, script } = options;
  const reader = new OperationReader(knex);
  const deadline = Date.now() + (options.deadlineMs ?? 240_000);
  const running = new Map<ReplicaProcess, NodeJS.Timeout | undefined>();
  let doomed = 0;
  let kills = 0;

  const load = async () => {
    const record = await reader.find(operationId);
    if (!record) throw new Error(`There is no operation ${operationId}`);
    return record;
  };
  const start = async () => {
    const isDoomed = doomed < options.kills;
    if (isDoomed) doomed += 1;
    const { moment, afterMs }: Death = isDoomed ? options.death(doomed) : {};
    const replica = await ReplicaProcess.start(script, {
      ...settings,
      diesAt: moment,
    });
    const timer =
      afterMs === undefined
        ? undefined
        : setTimeout(() => void replica.kill(), afterMs);
    running.set(replica, timer);
  };

  try {
    for (;;) {
      while (running.size < replicas) await start();
      const record = await load();
      if (record.endedAt) break;
      if (Date.now() > deadline) {
        throw new Error(
          `Not ended in time, after ${kills} kills: ${progressOf(record)}`,
        );
      }
      await options.meanwhile?.(record);
      await wait(LOOK_MS);
      for (const [replica, timer] of running) {
        if (!replica.hasExited) continue;
        replica.assertKilled();
        clearTimeout(timer);
        running.delete(replica);
        kills += 1;
      }
    }
    return {
      record: await load(),
      events: await reader.events(operationId, { after: 0, limit: 10_000 }),
      kills,
    };
  } finally {
    await Promise.all(
      [...running].map(([replica, timer]) => {
        clearTimeout(timer);
        return replica.kill();
      }),
    );
  }
}

/** Where an operation is, in one line. */
export function progressOf(record: OperationRecord): string {
  const step = currentStep(record);
  const { state, reason, version } = record;
  return [
    `${state}, version ${version}`,
    step && `step ${step.id} (${step.state}, ${step.failures} failures)`,
    reason,
    step && `memory ${JSON.stringify(step.memory)}`,
  ]
    .filter(Boolean)
    .join('; ');
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

/** How often another process went on with an operation. */
export function takeovers(events: OperationEvent[]): number {
  return events.filter(({ message }) =>
    message.startsWith('Took the operation over'),
  ).length;
}

export function wait(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms);
  });
}
