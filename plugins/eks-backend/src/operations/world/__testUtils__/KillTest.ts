import { JsonObject } from '@backstage/types';
import { OperationInput } from '@xkf/backstage-plugin-eks-common';
import { Sandbox } from '@xkf/sandbox';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  RunningPostgres,
  startPostgres,
} from '../../../__testUtils__/postgres';
import { bundleReplica } from '../../__testUtils__/bundleReplica';
import { SharedDatabase, sqliteFile } from '../../__testUtils__/database';
import { randomDeath } from '../../__testUtils__/death';
import { withSeed } from '../../__testUtils__/random';
import {
  historyFaults,
  progressOf,
  surviveKills,
  Survived,
  takeovers,
} from '../../__testUtils__/surviveKills';
import { callFaults } from './callFaults';
import { MortalPortal } from './MortalPortal';

const KILLS = 50;
/** A kill costs about a second; this is for machines that are busy. */
export const LIMIT_MS = 600_000;
const LONGEST_LIFE_MS = 2_000;

const script = join(__dirname, 'portalReplica.ts');

/** What the replicas of a portal share. */
export type Setup = 'one replica on SQLite' | 'two replicas on PostgreSQL';
export const setups: Setup[] = [
  'one replica on SQLite',
  'two replicas on PostgreSQL',
];

/** A kind of operation, and what must be so once it has ended. */
export interface KilledOperation {
  /** Section of the app configuration; left out: that of most tests. */
  eks?(sandbox: Sandbox): JsonObject;
  begin(portal: MortalPortal): OperationInput | Promise<OperationInput>;
  check(portal: MortalPortal, survived: Survived): Promise<void>;
}

/** Databases and the bundled replica for tests that kill whole portals. */
export class KillTest {
  #databases = 0;

  private constructor(
    /** The replica, as `ReplicaProcess` starts it. */
    readonly bundle: string,
    private readonly directory: string,
    private readonly postgres: RunningPostgres,
  ) {}

  static async prepare(): Promise<KillTest> {
    const directory = await mkdtemp(join(tmpdir(), 'eks-kills-'));
    const bundle = await bundleReplica(script, directory);
    return new KillTest(bundle, directory, await startPostgres());
  }

  /** A sandbox, and an empty database. */
  async portal(
    setup: Setup,
    eks?: KilledOperation['eks'],
  ): Promise<MortalPortal> {
    this.#databases += 1;
    return MortalPortal.start(
      await this.#database(setup, `portal${this.#databases}`),
      eks,
    );
  }

  killFiftyTimes(setup: Setup, operation: KilledOperation): Promise<number> {
    return this.killTimes(KILLS, setup, operation);
  }

  /**
   * Kills processes so many times. An operation is over after some kills, so others
   * follow, each in a world of its own.
   * @returns how many were killed
   */
  async killTimes(
    wanted: number,
    setup: Setup,
    operation: KilledOperation,
  ): Promise<number> {
    const deadline = Date.now() + LIMIT_MS;
    return withSeed(async (random, tell) => {
      let kills = 0;
      let changesOfHands = 0;
      while (kills < wanted) {
        const portal = await this.portal(setup, operation.eks);
        try {
          const operationId = await portal.begin(await operation.begin(portal));
          const survived = await surviveKills({
            script: this.bundle,
            knex: portal.knex,
            settings: portal.settings,
            operationId,
            replicas: setup === 'one replica on SQLite' ? 1 : 2,
            kills: wanted - kills,
            death: () => randomDeath(random, LONGEST_LIFE_MS),
            meanwhile: () => portal.mergeAll(),
            deadlineMs: deadline - Date.now(),
          });
          kills += survived.kills;
          changesOfHands += takeovers(survived.events);
          tell(`${survived.kills} kills, ${progressOf(survived.record)}`);
          await expectWhole(portal, survived);
          await operation.check(portal, survived);
        } finally {
          await portal.stop();
        }
      }
      tell(`${changesOfHands} of ${kills} kills while it worked`);
      if (changesOfHands < wanted / 10) {
        throw new Error('Hardly any process died while it worked');
      }
      return kills;
    });
  }

  async close(): Promise<void> {
    await this.postgres.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  async #database(setup: Setup, name: string): Promise<SharedDatabase> {
    if (setup === 'one replica on SQLite') {
      return sqliteFile(join(this.directory, `${name}.sqlite`));
    }
    const { knex, connection } = this.postgres;
    await knex.raw('CREATE DATABASE ??', [name]);
    return { client: 'pg', connection: { ...connection, database: name } };
  }
}

/** It ended well, its history has no gap, and nothing was done twice or unannounced. */
export async function expectWhole(
  portal: MortalPortal,
  { record, events }: Pick<Survived, 'record' | 'events'>,
): Promise<void> {
  expect(record).toMatchObject({ state: 'succeeded', events: events.length });
  expect(record.lease).toBeUndefined();
  expect(historyFaults(events)).toEqual([]);
  const calls = portal.calls.granted();
  expect(await callFaults(calls, portal.knex)).toEqual([]);
  const repositories = [...portal.sandbox.git.repositories.values()];
  const pulls = repositories.flatMap(one => [...one.pulls.keys()]);
  expect(calls.pullRequests).toHaveLength(pulls.length);
}
