import { globalText, xkf } from '../repository/__testUtils__/xkf';
import {
  changedLines,
  codes,
  place,
  plan,
  tenantPlace,
} from './__testUtils__/planning';

const namespace = (name: string, more: object = {}) => ({
  kind: 'add-tenant-namespace',
  ...place,
  name,
  delegateResourceGroup: true,
  labels: { team: 'shop' },
  flux: { enabled: true, github: { repo: 'shop-gitops' } },
  ...more,
});

const resourceGroup = (commonName: string, more: object = {}) => ({
  kind: 'add-tenant-resource-group',
  ...place,
  commonName,
  delegateAks: true,
  delegateKeyVault: true,
  delegateServiceEndpoint: false,
  delegateServicePrincipal: false,
  lockResourceGroup: true,
  disableUniqueSuffix: false,
  ...more,
});

describe('a tenant namespace', () => {
  it('is appended for every cluster of every environment', async () => {
    const planned = await plan([namespace('shop')], {
      environments: ['dev', 'prod'],
    });
    expect(planned.files.map(({ path }) => path)).toEqual(['global.tfvars']);
    expect(changedLines(planned)).toEqual([
      '+  {',
      '+    name                    = "shop"',
      '+    delegate_resource_group = true',
      '+    labels = {',
      '+      team = "shop"',
      '+    }',
      '+    flux = {',
      '+      enabled     = true',
      '+      create_crds = false',
      '+      azure_devops = {',
      '+        org  = ""',
      '+        proj = ""',
      '+        repo = ""',
      '+      }',
      '+      github = {',
      '+        repo = "shop-gitops"',
      '+      }',
      '+    }',
      '+  },',
    ]);
    expect(planned).toMatchObject({
      title: 'Add tenant namespace shop',
      subject: 'shop',
      action: 'tenant-namespace',
      warnings: [],
    });
    expect(
      planned.commands.map(({ directory, environment, opaScore }) => [
        directory,
        environment,
        opaScore,
      ]),
    ).toEqual([
      ['azure-governance', 'dev', 2],
      ['azure-governance', 'prod', 2],
      ['aws-eks', 'dev', 16],
      ['aws-eks', 'prod', 16],
    ]);
  });

  it('keeps to Azure DevOps, or to neither host', async () => {
    const text = (
      await plan([
        namespace('a', {
          flux: {
            enabled: true,
            azureDevOps: { org: 'acme', proj: 'p', repo: 'r' },
          },
        }),
        namespace('b', { flux: { enabled: false } }),
      ])
    ).files[0].after;
    expect(text).toContain(
      '        org  = "acme"\n        proj = "p"\n        repo = "r"\n      }\n      github = {\n        repo = ""\n',
    );
    expect(text.slice(text.indexOf('"b"'))).toContain('enabled     = false');
  });

  it('escapes what would be interpolation', async () => {
    const planned = await plan([
      namespace('a', {
        flux: { enabled: true, github: { repo: '${var.secret}%{if}"' } },
      }),
    ]);
    expect(planned.files[0].after).toContain(
      'repo = "$${var.secret}%%{if}\\""',
    );
  });

  it('is there already, or its name is taken', async () => {
    const wt = namespace('wt', {
      labels: { terraform: 'true' },
      flux: {
        enabled: true,
        azureDevOps: { org: 'acme', proj: 'acme', repo: 'gitops' },
      },
    });
    expect(codes(await plan([wt]))).toEqual(['already-so?']);
    await expect(plan([namespace('wt')])).rejects.toMatchObject({
      name: 'InputError',
      message:
        'global.tfvars, line 5: tenant_namespaces has an entry wt already, with other values. Choose another name, or change that entry.',
    });
  });

  it.each(['default', 'kube-system'])('is refused as %s', async name => {
    await expect(plan([namespace(name)])).rejects.toMatchObject({
      name: 'InputError',
      message: `The namespace ${name} belongs to Kubernetes. Choose another name.`,
    });
  });

  it('is written where the list stands, or else to global.tfvars', async () => {
    const environment = 'aws-eks/variables/dev.tfvars';
    const bare = globalText.slice(0, globalText.indexOf('tenant_namespaces'));
    const own = await plan([namespace('shop')], {
      files: xkf('node_pools', {
        'global.tfvars': bare,
        [environment]: 'tenant_namespaces = []\n',
      }),
    });
    expect(own.files[0].path).toBe(environment);
    expect(own.commands.map(command => command.plan)).toEqual([
      'make plan ENV=dev DIR=aws-eks',
    ]);
    const none = await plan([namespace('shop')], {
      files: xkf('node_pools', { 'global.tfvars': bare }),
    });
    expect(none.files[0].path).toBe('global.tfvars');
    expect(
      none.files[0].after.startsWith(`${bare}tenant_namespaces = [\n  {\n`),
    ).toBe(true);
  });
});

describe("a tenant's resource group", () => {
  it('is appended, and the line above keeps its comment', async () => {
    const planned = await plan([resourceGroup('shop')], {
      environments: ['dev', 'prod'],
    });
    expect(planned.files[0].after).toBe(`partner_id = "2501985" # ours
tenant_resource_group_configs = [
  {
    common_name                = "shop"
    delegate_aks               = true
    delegate_key_vault         = true
    delegate_service_endpoint  = false
    delegate_service_principal = false
    lock_resource_group        = true
    disable_unique_suffix      = false
    tags                       = {}
  },
]
`);
    expect(
      planned.commands.map(
        ({ directory, environment }) => `${directory} ${environment}`,
      ),
    ).toEqual(['azure-governance dev', 'azure-governance prod']);
  });

  it('has purge protection and tags when given', async () => {
    const { files } = await plan([
      resourceGroup('shop', {
        keyVaultPurgeProtectionEnabled: true,
        tags: { Team: 'shop' },
      }),
    ]);
    expect(files[0].after).toContain(
      '    key_vault_purge_protection_enabled = true\n',
    );
    expect(files[0].after).toContain(
      '    tags = {\n      Team = "shop"\n    }\n',
    );
  });

  it('is refused when its name is taken, and said to be so already', async () => {
    const same = [resourceGroup('shop'), resourceGroup('shop')];
    expect((await plan(same)).warnings).toMatchObject([{ code: 'already-so' }]);
    await expect(
      plan([
        resourceGroup('shop'),
        resourceGroup('shop', { delegateAks: false }),
      ]),
    ).rejects.toMatchObject({ name: 'InputError' });
  });
});

it('tenants are described in platform repositories', async () => {
  for (const change of [
    namespace('a', tenantPlace),
    resourceGroup('a', tenantPlace),
  ]) {
    await expect(
      plan([change], { tenant: true, files: {} }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('platform repositories'),
    });
  }
});
