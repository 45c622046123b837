import { ConfigReader } from '@backstage/config';
import { JsonObject, JsonValue } from '@backstage/types';
import { readEksConfig } from './readEksConfig';

const accounts = [
  {
    accountId: '111111111111',
    name: 'xkf-dev',
    environment: 'dev',
    regions: ['eu-west-1', 'eu-north-1'],
  },
  {
    accountId: '444444444444',
    name: 'tenant-data',
    environment: 'prod',
    regions: ['eu-west-1'],
    role: 'tenant',
  },
];
const repoUrl = 'https://github.com/acme/xkf';

const read = (terraform: JsonObject) =>
  readEksConfig(new ConfigReader({ eks: { accounts, terraform } })).terraform;

describe('eks.terraform', () => {
  it('takes the names of the XKF templates where nothing is said', () => {
    expect(read({ platform: { repoUrl: `${repoUrl}.git/` } })).toEqual({
      platform: [
        {
          repoUrl,
          branch: 'main',
          directories: {
            core: 'aws-core',
            eks: 'aws-eks',
            governance: 'azure-governance',
          },
          variables: {
            eksConfig: 'eks_config',
            peeringRequester: 'vpc_peering_config_requester',
            peeringAccepter: 'vpc_peering_config_accepter',
            tenantNamespaces: 'tenant_namespaces',
            tenantResourceGroups: 'tenant_resource_group_configs',
          },
          clusterName: '{environment}-{name}{suffix}',
          environments: {},
        },
      ],
      tenants: [],
      moduleVersions: {},
      opaBlastRadius: 50,
    });
    expect(read({}).platform).toEqual([]);
  });

  it('reads tenants, and one repository that takes the regions left', () => {
    const { platform, tenants } = read({
      platform: [
        { repoUrl },
        { repoUrl: `${repoUrl}-north`, regions: ['eu-north-1'] },
      ],
      tenants: [{ accountId: '444444444444', repoUrl: `${repoUrl}-data` }],
    });
    expect(platform.map(({ regions }) => regions)).toEqual([
      undefined,
      ['eu-north-1'],
    ]);
    expect(tenants[0]).toMatchObject({ branch: 'main', directory: 'aws-core' });
  });

  it.each<[string, JsonValue, RegExp]>([
    [
      'a repository without a web address',
      { platform: { repoUrl: 'git@github.com:acme/xkf' } },
      /platform\[0\]\.repoUrl must be the web address/,
    ],
    [
      'a repository with credentials in its address',
      { platform: { repoUrl: 'https://me:secret@github.com/acme/xkf' } },
      /platform\[0\]\.repoUrl must not hold credentials/,
    ],
    [
      'a var file outside of the directory',
      { platform: { repoUrl, environments: { dev: '../dev' } } },
      /environments\.dev must be the name of a var file/,
    ],
    [
      'a directory outside of the repository',
      { platform: { repoUrl, directories: { eks: '../eks' } } },
      /directories\.eks must be a path inside/,
    ],
    [
      'a cluster name that all environments would share',
      { platform: { repoUrl, clusterName: 'eks{suffix}' } },
      /clusterName must contain \{environment\}/,
    ],
    [
      'an unknown key',
      { platform: { repoUrl, brnach: 'x' } },
      /platform\[0\]\.brnach is not a known key/,
    ],
    [
      'two repositories for all regions',
      { platform: [{ repoUrl }, { repoUrl }] },
      /platform\[1\]\.regions is missing, as it is in eks\.terraform\.platform\[0\]/,
    ],
    [
      'a region described twice',
      {
        platform: [
          { repoUrl, regions: ['eu-west-1'] },
          { repoUrl, regions: ['eu-west-1'] },
        ],
      },
      /platform\[1\]\.regions has eu-west-1, which eks\.terraform\.platform\[0\]/,
    ],
    [
      'a tenant that is no account',
      { tenants: [{ accountId: '777777777777', repoUrl }] },
      /tenants\[0\]\.accountId 777777777777 is not one of eks\.accounts/,
    ],
    [
      'defaults that give all tenants one repository',
      { tenantDefaults: { repoUrl } },
      /tenantDefaults\.repoUrl must contain \{account\}/,
    ],
    [
      'a tenant that is a platform account',
      { tenants: [{ accountId: '111111111111', repoUrl }] },
      /tenants\[0\]\.accountId 111111111111 has the role platform/,
    ],
    [
      'a tenant named twice',
      {
        tenants: [
          { accountId: '444444444444', repoUrl },
          { accountId: '444444444444', repoUrl },
        ],
      },
      /tenants\[1\]\.accountId repeats eks\.terraform\.tenants\[0\]/,
    ],
  ])('refuses %s', (_what, terraform, message) => {
    expect(() => read(terraform as JsonObject)).toThrow(message);
  });

  it('takes a tenant for one of the organization that is no account here', () => {
    const tenants = [{ accountId: '777777777777', repoUrl }];
    const organization = {
      managementAccountId: '999999999999',
      tenantOrganizationalUnitId: 'ou-acme-tenants01',
      tenantRegions: ['eu-west-1'],
    };
    const eks = { accounts, organization, terraform: { tenants } };
    expect(
      readEksConfig(new ConfigReader({ eks })).terraform.tenants,
    ).toMatchObject(tenants);
  });
});
