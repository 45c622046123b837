import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readEksConfig } from './readEksConfig';

const account = {
  accountId: '011111111111',
  name: 'xkf-dev',
  environment: 'dev',
  regions: ['eu-west-1'],
};
const read = (eks: JsonObject) => readEksConfig(new ConfigReader({ eks }));

function mistakes(eks: JsonObject): string[] {
  try {
    read(eks);
  } catch (error) {
    return String(error)
      .split('\n')
      .slice(1)
      .map(line => line.replace('  - ', ''));
  }
  return [];
}

describe('readEksConfig', () => {
  it('fills in the defaults and freezes the result', () => {
    const config = read({ accounts: [account] });
    expect(config.accounts[0]).toMatchObject({ ...account, role: 'platform' });
    expect(config.scan).toMatchObject({
      concurrency: 16,
      unitTimeout: 120_000,
      maxRemovalShare: 0.2,
      schedule: { frequency: 300_000, timeout: 240_000, scope: 'global' },
    });
    expect(config.kubernetes.access).toBe('aws-iam');
    expect(Object.isFrozen(config.accounts[0])).toBe(true);
    expect(readEksConfig(new ConfigReader({})).accounts).toEqual([]);
  });

  it.each([
    [{ minutes: 3 }, 180_000],
    ['PT3M', 180_000],
    ['3m', 180_000],
  ])('reads the duration %p', (unitTimeout, expected) => {
    expect(read({ scan: { unitTimeout } }).scan.unitTimeout).toBe(expected);
  });

  it('asks for the confirmation of operations where an approval is needed, unless told otherwise', () => {
    const day = 24 * 3_600_000;
    expect(read({}).operations).toEqual({
      approval: { environments: [], decideWithin: 7 * day, validFor: day },
      confirmation: { environments: [] },
      concurrency: 25,
      retention: 400 * day,
    });
    const approval = { environments: ['prod'] };
    const confirmed = (operations: JsonObject) =>
      read({ operations: { approval, ...operations } }).operations.confirmation
        .environments;
    expect(confirmed({})).toEqual(['prod']);
    expect(confirmed({ confirmation: { environments: ['qa'] } })).toEqual([
      'qa',
    ]);
    const terms = { decideWithin: 'P2D', validFor: { hours: 1 } };
    expect(
      read({ operations: { approval: terms } }).operations.approval,
    ).toEqual({ environments: [], decideWithin: 2 * day, validFor: day / 24 });
    expect(mistakes({ operations: { concurrency: 0, approve: true } })).toEqual(
      [
        'eks.operations.concurrency must be at least 1',
        'eks.operations.approve is not a known key',
      ],
    );
  });

  it('makes owners full entity references', () => {
    const owned = (owner: string) => ({ accounts: [{ ...account, owner }] });
    expect(read(owned('team-a')).accounts[0].owner).toBe(
      'group:default/team-a',
    );
    expect(mistakes(owned('!! no'))).toEqual([
      'eks.accounts[0].owner must be an entity reference such as group:default/team-a',
    ]);
  });

  it('refuses a unit that may hang longer than the scan', () => {
    expect(mistakes({ scan: { unitTimeout: '4m' } })).toEqual([
      'eks.scan.unitTimeout must be shorter than eks.scan.schedule.timeout',
    ]);
  });

  it('accepts cron schedules and regions newer than the list', () => {
    const config = read({
      accounts: [{ ...account, regions: ['eu-moon-1'] }],
      additionalRegions: ['eu-moon-1'],
      scan: {
        schedule: { frequency: { cron: '*/5 * * * *' }, timeout: 'PT4M' },
      },
    });
    expect(config.scan.schedule.frequency).toEqual({ cron: '*/5 * * * *' });
    expect(config.accounts[0].regions).toEqual(['eu-moon-1']);
  });

  it('reads the organization and fills in its defaults', () => {
    const organization = {
      managementAccountId: '999999999999',
      tenantOrganizationalUnitId: 'ou-acme-tenants01',
      tenantRegions: ['eu-west-1'],
    };
    expect(read({ organization }).organization).toEqual({
      ...organization,
      environmentTag: 'Environment',
      defaultEnvironment: 'unknown',
      accessRoleName: 'OrganizationAccountAccessRole',
      refresh: 600_000,
    });
    expect(read({}).organization).toBeUndefined();
    expect(
      mistakes({
        organization: {
          managementAccountId: 999999999999,
          tenantOrganizationalUnitId: 'Tenants',
          tenantRegions: ['eu-nowhere-9', 'eu-west-1', 'eu-west-1'],
          accessRoleName: 'no role',
          refresh: 0,
        },
      }).sort(),
    ).toEqual([
      'eks.organization.accessRoleName must be the name of an IAM role, at most 64 characters long',
      'eks.organization.managementAccountId must be quoted, because a number loses its leading zeros',
      'eks.organization.refresh must be a positive duration such as PT5M, 5m or { minutes: 5 }',
      'eks.organization.tenantOrganizationalUnitId must be the id of an organizational unit, such as ou-ab12-tenants1',
      'eks.organization.tenantRegions[0] "eu-nowhere-9" is not a region known here; if it is new, add it to eks.additionalRegions',
      'eks.organization.tenantRegions[2] repeats eu-west-1',
    ]);
  });

  it('lists all mistakes at once, each with its key', () => {
    expect(
      mistakes({
        acounts: [],
        accounts: [
          { ...account, colour: 'blue' },
          { ...account, name: 'again', regions: ['eu-west-1', 'eu-west-1'] },
          { ...account, accountId: 111111111111, regions: ['eu-nowhere-9'] },
          { ...account, accountId: '12345', role: 'king' },
          { accountId: '222222222222', environment: 'qa', regions: [] },
        ],
        scan: {
          schedule: { frequency: 'often', timeout: { minutes: 4 } },
          concurrency: 0,
        },
      }).sort(),
    ).toEqual(
      [
        'eks.acounts is not a known key',
        'eks.accounts[0].colour is not a known key',
        'eks.accounts[1].accountId repeats eks.accounts[0].accountId',
        'eks.accounts[1].regions[1] repeats eu-west-1',
        'eks.accounts[2].accountId must be quoted, because a number loses its leading zeros',
        'eks.accounts[2].regions[0] "eu-nowhere-9" is not a region known here; if it is new, add it to eks.additionalRegions',
        'eks.accounts[3].accountId must be an AWS account id: 12 digits',
        'eks.accounts[3].role must be one of platform, tenant',
        'eks.accounts[4].name must be a string',
        'eks.accounts[4].regions must name at least one region',
        'eks.scan.concurrency must be at least 1',
        'eks.scan.schedule.frequency must be a positive duration such as PT5M, 5m or { minutes: 5 }',
      ].sort(),
    );
  });
});
