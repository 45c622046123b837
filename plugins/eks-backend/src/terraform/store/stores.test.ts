import { PullRequest, TerraformChange } from '@xkf/backstage-plugin-eks-common';
import knexFactory, { Knex } from 'knex';
import { RunningPostgres, startPostgres } from '../../__testUtils__/postgres';
import { migrationsDirectory } from '../../database/migrate';
import { RepositoryDeclarations } from '../declarations';
import { ChangeStore, StoredChange } from './ChangeStore';
import { RepositoryStore } from './RepositoryStore';

jest.setTimeout(60_000);

const at = (minute: number) =>
  `2026-11-24T10:${`${minute}`.padStart(2, '0')}:00.000Z`;

const declarations: RepositoryDeclarations = {
  clusters: [],
  peerings: [],
  peeringsUnreadable: [],
  tenants: { namespaces: [], resourceGroups: [] },
  location: 'eu-west-1',
  problems: [{ path: 'global.tfvars', line: 3, message: 'Broken.' }],
};
const problem = { kind: 'unreachable' as const, message: 'No answer.' };

const place = { accountId: '111111111111', region: 'eu-west-1' };
const change: TerraformChange = {
  kind: 'set-control-plane-version',
  ...place,
  clusterName: 'dev-eks1',
  version: '1.36',
};

const pullRequest: PullRequest = {
  number: 12,
  url: 'https://github.com/acme/xkf/pull/12',
  title: 'Set dev-eks1 to Kubernetes 1.36',
  state: 'open',
  draft: false,
  branch: 'eks/dev-eks1/version-1-36-01234567',
  baseBranch: 'main',
  headCommit: 'a'.repeat(40),
  mergeability: 'mergeable',
  checks: { state: 'none', items: [] },
};

const stored = (
  changeId: string,
  minute: number,
  subjects: StoredChange['subjects'],
): StoredChange => ({
  changeId,
  createdAt: at(minute),
  title: pullRequest.title,
  repository: { url: 'https://github.com/acme/xkf', name: 'acme/xkf' },
  changes: [change],
  clusters: ['dev-eks1', 'dev-eks2'],
  requestedBy: 'user:default/guest',
  commands: [],
  subjects,
  state: 'open',
  pullRequest,
  readAt: at(minute),
});

const eks1 = { ...place, clusterName: 'dev-eks1' };
const eks2 = { ...place, clusterName: 'dev-eks2' };

describe.each(['better-sqlite3', 'pg'])('on %s', client => {
  let postgres: RunningPostgres | undefined;
  let knex: Knex;
  beforeAll(async () => {
    if (client === 'pg') postgres = await startPostgres();
    knex =
      postgres?.knex ??
      knexFactory({
        client,
        connection: ':memory:',
        useNullAsDefault: true,
        pool: { afterCreate: enforceForeignKeys },
      });
    await knex.migrate.latest({ directory: migrationsDirectory() });
  });
  afterAll(async () => {
    if (postgres) await postgres.stop();
    else await knex?.destroy();
  });

  it('keeps the last good reading of a repository beside the newest problem', async () => {
    const store = new RepositoryStore(knex);
    await store.fail('one', problem);
    expect((await store.read()).get('one')).toEqual({ problem });
    await store.save('one', 'a'.repeat(40), declarations, at(1));
    await store.fail('one', problem);
    const reading = { commit: 'a'.repeat(40), declarations, readAt: at(1) };
    expect((await store.read()).get('one')).toEqual({ ...reading, problem });
    await store.confirm('one', at(2));
    expect((await store.read()).get('one')).toEqual({
      ...reading,
      readAt: at(2),
    });
    await store.save('two', 'b'.repeat(40), declarations, at(3));
    await store.keepOnly(['two']);
    expect([...(await store.read()).keys()]).toEqual(['two']);
  });

  it('reads a reading anew whose form it does not know', async () => {
    const store = new RepositoryStore(knex);
    await store.save('old', 'a'.repeat(40), declarations, at(1));
    await knex('eks_repositories')
      .where({ repository_key: 'old' })
      .update({ declarations: '{"clusters":"of another time"}' });
    expect((await store.read()).get('old')?.declarations).toBeUndefined();
  });

  it('lists changes by what they are about, newest first', async () => {
    const store = new ChangeStore(knex);
    await store.add(stored('aa', 1, [eks1, eks2]));
    await store.add(stored('bb', 2, [eks2]));
    await store.add(stored('cc', 3, [place]));
    await store.add(stored('dd', 4, [{ ...eks1, accountId: '2'.repeat(12) }]));
    const ids = async (subject: object, limit = 10) =>
      (await store.list(subject, limit)).map(({ changeId }) => changeId);
    expect(await ids(eks1)).toEqual(['cc', 'aa']);
    expect(await ids(eks2)).toEqual(['cc', 'bb', 'aa']);
    expect(await ids({})).toEqual(['dd', 'cc', 'bb', 'aa']);
    expect(await ids({}, 2)).toEqual(['dd', 'cc']);
    expect(await ids({ region: 'eu-north-1' })).toEqual([]);
  });

  it('keeps the first opening of a change and the newest of its pull request', async () => {
    const store = new ChangeStore(knex);
    const first = stored('ee', 1, [eks1]);
    await store.add(first);
    await store.add({
      ...stored('ee', 9, [eks1]),
      requestedBy: 'user:default/other',
    });
    const merged = { ...pullRequest, state: 'merged' as const };
    await store.update('ee', {
      state: 'merged',
      pullRequest: merged,
      readAt: at(10),
    });
    expect(await store.find('ee')).toEqual({
      ...first,
      state: 'merged',
      pullRequest: merged,
      readAt: at(10),
    });
    expect(await store.find('never')).toBeUndefined();
  });
});

function enforceForeignKeys(
  connection: { pragma(text: string): void },
  done: (error: Error | undefined, connection: unknown) => void,
): void {
  connection.pragma('foreign_keys = ON');
  done(undefined, connection);
}
