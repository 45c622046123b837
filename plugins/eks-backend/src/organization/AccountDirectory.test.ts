import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { Knex } from 'knex';
import { memoryDatabase } from '../__testUtils__/terraformPortal';
import { OrganizationConfig, readEksConfig } from '../config';
import { migrationsDirectory } from '../database/migrate';
import { accountId, FakeOrganization } from './__testUtils__/FakeOrganization';
import { AccountDirectory } from './AccountDirectory';
import { DirectoryStore } from './DirectoryStore';

const DAY_MS = 24 * 60 * 60_000;

function organizationConfig(unit = 'ou-acme-tenants01'): OrganizationConfig {
  const { organization } = readEksConfig(
    new ConfigReader({
      eks: {
        organization: {
          managementAccountId: '999999999999',
          tenantOrganizationalUnitId: unit,
          tenantRegions: ['eu-west-1'],
        },
      },
    }),
  );
  if (!organization) throw new Error('There is no organization');
  return organization;
}

describe('AccountDirectory', () => {
  let knex: Knex;
  let now: Date;
  beforeEach(async () => {
    knex = memoryDatabase();
    await knex.migrate.latest({ directory: migrationsDirectory() });
    now = new Date('2026-12-01T10:00:00.000Z');
  });
  afterEach(() => knex.destroy());

  const directoryOf = (
    readers: FakeOrganization,
    organization = organizationConfig(),
  ) =>
    new AccountDirectory({
      organization,
      maxRemovalShare: 0.2,
      store: new DirectoryStore(knex, organization),
      readers,
      logger: mockServices.logger.mock(),
      now: () => now,
    });
  const idsOf = (directory: AccountDirectory) =>
    directory.all().map(account => account.accountId);

  it('reads the unit and those below it, but not the management account', async () => {
    const aws = FakeOrganization.of(1);
    aws.accounts.set(accountId(2), {
      unit: 'ou-acme-tenantprd',
      tags: { Owner: 'team-b' },
    });
    aws.accounts.set('999999999999', { unit: 'ou-acme-tenants01' });
    aws.accounts.set(accountId(3), { unit: 'r-acme' });
    const directory = directoryOf(aws);
    await directory.refresh();

    expect(idsOf(directory)).toEqual([accountId(1), accountId(2)]);
    expect(directory.find(accountId(2))).toEqual({
      accountId: accountId(2),
      name: 'tenant-2',
      email: 'aws+2@acme.example',
      state: 'ACTIVE',
      unit: { id: 'ou-acme-tenantprd', path: 'Tenants/Production' },
      tags: { Owner: 'team-b' },
    });
    expect(directory.units().map(({ path }) => path)).toEqual([
      'Tenants',
      'Tenants/Production',
    ]);
    expect(directory.status()).toEqual({ readAt: now.toISOString() });
  });

  it.each([
    'organizations:ListAccountsForParent',
    'organizations:ListTagsForResource',
  ])('keeps what is known when AWS denies %s, with the cause', async denied => {
    const aws = FakeOrganization.of(3);
    const directory = directoryOf(aws);
    await directory.refresh();
    const readAt = now.toISOString();

    aws.denied = denied;
    aws.accounts.clear();
    aws.accounts.set(accountId(1), { unit: 'ou-acme-tenants01' });
    now = new Date(now.getTime() + 60_000);
    await directory.refresh();
    const since = now.toISOString();
    now = new Date(now.getTime() + 60_000);
    await directory.refresh();
    expect(directory.all()).toHaveLength(3);
    expect(directory.status()).toEqual({
      readAt,
      problem: {
        kind: 'access-denied',
        permission: denied,
        message: `No ${denied}.`,
        since,
      },
    });

    aws.denied = undefined;
    await directory.refresh();
    expect(directory.status()).toMatchObject({ readAt: now.toISOString() });
  });

  it('says which key is wrong when AWS does not know the unit', async () => {
    const directory = directoryOf(
      FakeOrganization.of(1),
      organizationConfig('ou-acme-nowhere01'),
    );
    await directory.refresh();
    expect(directory.status().problem?.message).toBe(
      'AWS does not know the organizational unit ou-acme-nowhere01. Correct eks.organization.tenantOrganizationalUnitId.',
    );
  });

  it('does not believe at once that most accounts are gone', async () => {
    const aws = FakeOrganization.of(10);
    const directory = directoryOf(aws);
    await directory.refresh();
    aws.accounts.clear();
    await directory.refresh();
    await directory.refresh();
    expect(directory.all()).toHaveLength(8);
    expect(directory.status()).toMatchObject({
      readAt: now.toISOString(),
      problem: {
        kind: 'not-found',
        message: expect.stringMatching(
          /^8 accounts are no longer in the organizational unit ou-acme-tenants01\. .*eks\.scan\.maxRemovalShare/,
        ),
      },
    });

    now = new Date(now.getTime() + DAY_MS + 1);
    await directory.refresh();
    expect(directory.all()).toHaveLength(7);

    aws.accounts.set(accountId(1), { unit: 'ou-acme-tenants01' });
    await directory.refresh();
    expect(idsOf(directory)).toContain(accountId(1));
  });

  it('keeps an account that is moved while its units are read', async () => {
    const aws = FakeOrganization.of(2);
    aws.accounts.set(accountId(1), { unit: 'ou-acme-tenantprd' });
    const directory = directoryOf(aws);
    await directory.refresh();

    aws.beforeListing = unit => {
      if (unit === 'ou-acme-tenantprd') {
        aws.accounts.set(accountId(1), { unit: 'ou-acme-tenants01' });
      }
    };
    await directory.refresh();
    expect(directory.find(accountId(1))?.unit.path).toBe('Tenants');
    expect(directory.status().problem).toBeUndefined();
  });

  it('believes another unit at once, and nothing of the one before', async () => {
    const aws = FakeOrganization.of(10);
    aws.accounts.set(accountId(11), { unit: 'ou-acme-tenantprd' });
    await directoryOf(aws).refresh();

    const other = directoryOf(aws, organizationConfig('ou-acme-tenantprd'));
    await other.load();
    expect(other.all()).toEqual([]);
    await other.refresh();
    expect(idsOf(other)).toEqual([accountId(11)]);
    expect(other.status().problem).toBeUndefined();
  });

  it('gives each replica what one of them read, and tells of changes', async () => {
    const aws = FakeOrganization.of(1);
    const one = directoryOf(aws);
    const other = directoryOf(aws);
    const seen: string[][] = [];
    other.onChange(async () => {
      seen.push(idsOf(other));
    });
    await other.load();
    await one.refresh();
    expect(other.all()).toEqual([]);
    await other.load();
    expect(seen).toEqual([]);
    await other.load(0);
    const known = other.all();
    await other.load(0);
    expect(seen).toEqual([[accountId(1)]]);
    expect(other.all()).toBe(known);
  });

  it('begins a reading after each call, one for all who wait', async () => {
    const aws = FakeOrganization.of(1);
    const directory = directoryOf(aws);
    let readings = 0;
    aws.beforeListing = unit => {
      if (unit === 'ou-acme-tenants01') readings += 1;
    };
    const first = directory.refresh();
    // Lets the first reading begin.
    while (readings === 0) await new Promise(setImmediate);
    aws.accounts.set(accountId(2), { unit: 'ou-acme-tenants01' });
    await Promise.all([first, directory.refresh(), directory.refresh()]);
    expect(readings).toBe(2);
    expect(directory.all()).toHaveLength(2);
  });
});
