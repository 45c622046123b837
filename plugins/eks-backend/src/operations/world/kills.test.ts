import {
  OperationInput,
  operationInputSchema,
} from '@xkf/backstage-plugin-eks-common';
import { Sandbox, startSandbox } from '@xkf/sandbox';
import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GitHubPerson } from '../../__testUtils__/gitHub';
import { accounts, terraformConfig } from '../../__testUtils__/portal';
import { RunningPostgres, startPostgres } from '../../__testUtils__/postgres';
import {
  openMigrated,
  SharedDatabase,
  sqliteFile,
} from '../__testUtils__/database';
import { newOperation } from '../__testUtils__/newOperation';
import {
  historyFaults,
  KillOptions,
  surviveKills,
  Survived,
} from '../__testUtils__/surviveKills';
import { OperationStore } from '../store/OperationStore';
import { portalKinds } from './__testUtils__/portalKinds';

jest.setTimeout(400_000);

const script = join(__dirname, '__testUtils__', 'portalReplica.ts');
const qa = {
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
};
const upgrade = operationInputSchema.parse({
  kind: 'upgrade',
  ...qa,
  version: '1.35',
});
const OLD_GROUP = 'qa-eks1-standard';

describe('a portal that is killed again and again', () => {
  let directory: string;
  let sandbox: Sandbox;
  let postgres: RunningPostgres | undefined;
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'eks-kills-'));
    sandbox = await startSandbox({ timeScale: 0.05 });
    Object.assign(process.env, sandbox.environment());
  });
  afterEach(async () => {
    await sandbox.stop();
    await postgres?.stop();
    postgres = undefined;
    await rm(directory, { recursive: true, force: true });
  });

  const inAws = () =>
    sandbox.world.cluster(qa.accountId, qa.region, qa.clusterName);

  /** Merges what is open, as people and pipelines do. */
  async function mergeAll(knex: Knex): Promise<void> {
    const person = new GitHubPerson(sandbox);
    const repository = sandbox.git.repository('acme', 'xkf');
    for (const { number, state } of await person.pulls()) {
      if (state !== 'open') continue;
      await person.merge(number);
      const pull = repository?.pulls.get(number);
      if (repository && pull) sandbox.pipeline.apply(repository, pull, 1_000);
    }
    await knex('eks_terraform_changes').update({ read_at: '2026-01-01' });
  }

  async function survive(
    input: OperationInput,
    database: SharedDatabase,
    options: Pick<KillOptions, 'kills' | 'replicas' | 'killAtAct' | 'withinMs'>,
  ): Promise<Survived> {
    const { config, eks } = terraformConfig(sandbox);
    const world: JsonObject = {
      ...config,
      aws: { accountDefaults: { roleName: 'xkf-portal-reader' } },
      eks: {
        ...eks,
        accounts: accounts.map(account => ({
          ...account,
          ...tenantOf(account),
        })),
      },
    };
    const knex = await openMigrated(database);
    const portal = portalKinds(world, knex);
    try {
      await portal.scan();
      const kind = portal.kinds.find(one => one.kind === input.kind);
      if (!kind) throw new Error(`There is no kind ${input.kind}`);
      const operation = newOperation(kind, input);
      await new OperationStore(knex).add(operation, {
        type: 'created',
        message: 'Started.',
      });
      return await surviveKills({
        script,
        knex,
        settings: { database, world },
        operationId: operation.id,
        meanwhile: () => mergeAll(knex),
        deadlineMs: 380_000,
        ...options,
      });
    } finally {
      await portal.close();
      await knex.destroy();
    }
  }

  const rotation = () => {
    const group = inAws().nodegroups.get(OLD_GROUP);
    return operationInputSchema.parse({
      kind: 'rotation',
      ...qa,
      groups: [
        {
          pool: 'standard',
          replacement: {
            name: 'standard2',
            releaseVersion: sandbox.world.amis.releasesOf(
              'AL2023_x86_64_STANDARD',
              '1.34',
            )[0].releaseVersion,
            instanceTypes: group?.instanceTypes ?? ['m6i.xlarge'],
            minSize: 1,
            maxSize: 5,
          },
        },
      ],
      drain: { pauseBetweenNodes: 0 },
    });
  };

  async function expectUpgraded({ record, events }: Survived): Promise<void> {
    expect(record).toMatchObject({ state: 'succeeded' });
    expect(historyFaults(events)).toEqual([]);
    const asked = inAws().updates.filter(
      ({ update }) =>
        update.type === 'VersionUpdate' &&
        update.params?.some(({ value }) => value === '1.35'),
    );
    expect(asked).toHaveLength(1);
    expect(await new GitHubPerson(sandbox).pulls()).toHaveLength(1);
  }

  it('upgrades a control plane, with one request to EKS and one pull request', async () => {
    const database = sqliteFile(join(directory, 'upgrade.sqlite'));
    const survived = await survive(upgrade, database, {
      replicas: 1,
      kills: 4,
      killAtAct: n => ({ when: n % 2 === 1 ? 'after' : 'before', n: 1 }),
      withinMs: 0,
    });
    expect(survived.kills).toBeGreaterThan(1);
    await expectUpgraded(survived);
  });

  it('upgrades with two replicas on PostgreSQL, killed at random moments', async () => {
    postgres = await startPostgres();
    const survived = await survive(
      upgrade,
      { client: 'pg', connection: postgres.connection },
      { replicas: 2, kills: 10, withinMs: 900 },
    );
    expect(survived.kills).toBeGreaterThan(0);
    await expectUpgraded(survived);
  });

  it('rotates nodes in their order, with one pull request for each change', async () => {
    const left: string[] = [];
    inAws().objects.subscribe(({ resource, object, type }) => {
      const { nodeName } = (object.spec ?? {}) as { nodeName?: string };
      const isNew = nodeName && left.at(-1) !== nodeName;
      const isOfSet = object.metadata.ownerReferences?.some(
        ({ kind }) => kind === 'ReplicaSet' || kind === 'StatefulSet',
      );
      if (resource === 'pods' && type === 'DELETED' && isNew && isOfSet) {
        left.push(nodeName);
      }
    });
    const old = [...inAws().objects.list('nodes')]
      .filter(
        ({ metadata }) =>
          metadata.labels?.['eks.amazonaws.com/nodegroup'] === OLD_GROUP,
      )
      .map(({ metadata }) => metadata.name);
    const database = sqliteFile(join(directory, 'rotation.sqlite'));
    const survived = await survive(rotation(), database, {
      replicas: 1,
      kills: 12,
      killAtAct: n => ({ when: n % 2 === 1 ? 'after' : 'before', n: 1 }),
      withinMs: 0,
    });
    expect(survived.record).toMatchObject({ state: 'succeeded' });
    expect(survived.kills).toBeGreaterThan(5);
    expect(historyFaults(survived.events)).toEqual([]);
    expect(await new GitHubPerson(sandbox).pulls()).toHaveLength(2);
    expect([...inAws().nodegroups.keys()]).toEqual(['qa-eks1-standard2']);
    // Each old node once, never back to one that was left.
    const drained = left.filter(name => old.includes(name));
    expect(drained).toEqual([...new Set(drained)]);
    expect(drained.length).toBeGreaterThan(0);
  });
});

function tenantOf({ accountId }: { accountId: string }): JsonObject {
  return accountId === '444444444444' ? { role: 'tenant' } : {};
}
