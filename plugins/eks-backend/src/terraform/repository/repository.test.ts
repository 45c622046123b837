import { terraformSchema } from '../../config/terraform';
import { environmentName, repositoryOf, varFiles } from '.';

const url = (name: string) => `https://git.example/acme/${name}`;

const terraform = terraformSchema.parse({
  platform: [
    { repoUrl: url('xkf') },
    {
      repoUrl: url('xkf-north'),
      regions: ['eu-north-1'],
      environments: { dev: 'development.tfvars' },
    },
  ],
  tenants: [{ accountId: '444444444444', repoUrl: url('data') }],
});

describe('the repository of an account', () => {
  it.each([
    ['111111111111', 'platform', 'eu-west-1', 'xkf'],
    ['111111111111', 'platform', 'eu-north-1', 'xkf-north'],
    ['444444444444', 'tenant', 'eu-north-1', 'data'],
    ['555555555555', 'tenant', 'eu-west-1', undefined],
  ] as const)('%s as %s in %s: %p', (accountId, role, region, name) => {
    const found = repositoryOf(terraform, { accountId, role }, region);
    expect(found?.config.repoUrl).toBe(name && url(name));
    expect(found?.kind).toBe(name && role);
  });

  it('is none where every platform repository names other regions', () => {
    const only = { ...terraform, platform: terraform.platform.slice(1) };
    expect(
      repositoryOf(
        only,
        { accountId: '111111111111', role: 'platform' },
        'eu-west-1',
      ),
    ).toBeUndefined();
  });
});

describe('var files', () => {
  it('come in the order in which Terraform reads them', () => {
    expect(varFiles('aws-eks', 'dev')).toEqual([
      'aws-eks/variables/dev.tfvars',
      'aws-eks/variables/common.tfvars',
      'global.tfvars',
    ]);
    expect(varFiles('infra/aws/aws-eks', 'dev')[2]).toBe(
      'infra/aws/global.tfvars',
    );
  });

  it('are named by the configuration', () => {
    const [west, north] = terraform.platform;
    const [config] = terraform.tenants;
    expect(environmentName({ kind: 'platform', config: west }, 'dev')).toBe(
      'dev',
    );
    expect(environmentName({ kind: 'platform', config: north }, 'dev')).toBe(
      'development',
    );
    expect(environmentName({ kind: 'tenant', config }, 'qa')).toBe('qa');
    expect(
      environmentName(
        { kind: 'tenant', config: { ...config, environment: 'live' } },
        'prod',
      ),
    ).toBe('live');
  });
});
