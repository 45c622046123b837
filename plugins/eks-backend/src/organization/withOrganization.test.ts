import { ConfigReader } from '@backstage/config';
import { JsonObject } from '@backstage/types';
import { readEksConfig } from '../config';
import { DirectoryAccount } from './directoryAccount';
import { withOrganization } from './withOrganization';

const tenant = {
  accountId: '444444444444',
  name: 'tenant-data',
  environment: 'prod',
  regions: ['eu-west-1'],
  role: 'tenant',
};
const platform = {
  ...tenant,
  accountId: '111111111111',
  name: 'xkf-dev',
  role: 'platform',
};
const organization = {
  managementAccountId: '999999999999',
  tenantOrganizationalUnitId: 'ou-acme-tenants01',
  tenantRegions: ['eu-west-1', 'eu-north-1'],
};
const tenantDefaults = {
  repoUrl: 'https://github.com/acme/{account}.git',
  environment: 'live',
};

const configOf = (eks: JsonObject) => readEksConfig(new ConfigReader({ eks }));

function found(
  accountId: string,
  name: string,
  facts: Partial<DirectoryAccount> = {},
): DirectoryAccount {
  return {
    accountId,
    name,
    email: `aws+${name}@acme.example`,
    state: 'ACTIVE',
    unit: { id: 'ou-acme-tenants01', path: 'Tenants' },
    tags: {},
    ...facts,
  };
}

describe('withOrganization', () => {
  it('adds active accounts that are not configured, by their tags', () => {
    const config = withOrganization(
      configOf({ accounts: [platform, tenant], organization }),
      {
        all: () => [
          found('444444444444', 'renamed'),
          found('555555555555', 'closed', { state: 'SUSPENDED' }),
          found('666666666666', 'tenant-shop', {
            tags: { Environment: 'prod', Owner: 'team-shop' },
          }),
          found('777777777777', 'tenant-lab', {
            tags: { Environment: '', Owner: 'Anna & Bo' },
          }),
        ],
      },
    );
    expect(config.accounts).toEqual([
      platform,
      tenant,
      {
        accountId: '666666666666',
        name: 'tenant-shop',
        environment: 'prod',
        regions: ['eu-west-1', 'eu-north-1'],
        role: 'tenant',
        owner: 'group:default/team-shop',
      },
      {
        accountId: '777777777777',
        name: 'tenant-lab',
        environment: 'unknown',
        regions: ['eu-west-1', 'eu-north-1'],
        role: 'tenant',
        owner: 'Anna & Bo',
      },
    ]);
    expect(config.terraform.tenants).toEqual([]);
  });

  it('heeds the configured tags and the environment of those without', () => {
    const config = withOrganization(
      configOf({
        ownerTag: 'team',
        organization: {
          ...organization,
          environmentTag: 'stage',
          defaultEnvironment: 'dev',
        },
      }),
      {
        all: () => [
          found('666666666666', 'shop', { tags: { stage: 'qa', team: 'a' } }),
          found('777777777777', 'lab', { tags: { Environment: 'prod' } }),
        ],
      },
    );
    expect(
      config.accounts.map(({ environment, owner }) => [environment, owner]),
    ).toEqual([
      ['qa', 'group:default/a'],
      ['dev', undefined],
    ]);
  });

  it('gives tenants without an entry the repository that bears their name', () => {
    const own = {
      accountId: '666666666666',
      repoUrl: 'https://github.com/acme/shop-infra',
    };
    const config = withOrganization(
      configOf({
        accounts: [platform, tenant],
        organization,
        terraform: { tenants: [own], tenantDefaults },
      }),
      {
        all: () => [
          found('666666666666', 'tenant-shop'),
          found('777777777777', 'Tenant Lab'),
        ],
      },
    );
    const defaults = {
      branch: 'main',
      directory: 'aws-core',
      variables: {
        peeringRequester: 'vpc_peering_config_requester',
        peeringAccepter: 'vpc_peering_config_accepter',
      },
    };
    expect(config.terraform.tenants).toEqual([
      { ...own, ...defaults },
      {
        ...defaults,
        accountId: '444444444444',
        environment: 'live',
        repoUrl: 'https://github.com/acme/tenant-data',
      },
      {
        ...defaults,
        accountId: '777777777777',
        environment: 'live',
        repoUrl: 'https://github.com/acme/Tenant%20Lab',
      },
    ]);
  });

  it('follows the directory, and gives the same lists until it changes', () => {
    let all = [found('666666666666', 'tenant-shop')];
    const config = withOrganization(
      configOf({ organization, terraform: { tenantDefaults } }),
      { all: () => all },
    );
    const { accounts, terraform } = config;
    const { tenants } = terraform;
    expect([accounts.length, tenants.length]).toEqual([1, 1]);
    expect(config.accounts).toBe(accounts);
    expect(terraform.tenants).toBe(tenants);

    all = [...all, found('777777777777', 'tenant-lab')];
    expect(config.accounts.map(({ name }) => name)).toEqual([
      'tenant-shop',
      'tenant-lab',
    ]);
    expect(terraform.tenants).toHaveLength(2);
    expect(accounts).toHaveLength(1);
  });

  it('changes nothing without an organization and defaults of repositories', () => {
    const configured = configOf({ accounts: [platform, tenant] });
    expect(withOrganization(configured)).toEqual(configured);
  });
});
