import {
  GetServiceQuotaCommand,
  ListServiceQuotasCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import {
  GetParameterCommand,
  GetParametersByPathCommand,
  GetParametersCommand,
  paginateGetParametersByPath,
  SSMClient,
} from '@aws-sdk/client-ssm';
import {
  accountConfiguration,
  type ClientConfiguration,
} from '../../__testUtils__/clients';
import { type Sandbox, startSandbox } from '../../startSandbox';

const AL2023 =
  '/aws/service/eks/optimized-ami/1.35/amazon-linux-2023/x86_64/standard';

describe('SSM', () => {
  let sandbox: Sandbox;
  let configuration: ClientConfiguration;
  let ssm: SSMClient;

  beforeAll(async () => {
    // A fixed day makes the dates in the names fixed too.
    sandbox = await startSandbox({
      now: () => new Date('2026-11-24T09:00:00Z'),
    });
    configuration = await accountConfiguration(sandbox, '111111111111');
    ssm = new SSMClient(configuration);
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  const valueOf = async (Name: string) =>
    (await ssm.send(new GetParameterCommand({ Name }))).Parameter?.Value;

  it('names the newest release of every family', async () => {
    await expect(
      valueOf(`${AL2023}/recommended/release_version`),
    ).resolves.toBe('1.35.5-20261119');
    await expect(valueOf(`${AL2023}/recommended/image_id`)).resolves.toMatch(
      /^ami-0[0-9a-f]{16}$/,
    );
    await expect(
      valueOf(
        '/aws/service/eks/optimized-ami/1.36/amazon-linux-2023/arm64/nvidia/recommended/release_version',
      ),
    ).resolves.toBe('1.36.3-20261119');
    await expect(
      valueOf(
        '/aws/service/bottlerocket/aws-k8s-1.35/x86_64/latest/image_version',
      ),
    ).resolves.toMatch(/^1\.61\.0-[0-9a-f]{8}$/);
  });

  it('has no Amazon Linux 2 after 1.32, and its last release is the announced one', async () => {
    await expect(
      valueOf(
        '/aws/service/eks/optimized-ami/1.32/amazon-linux-2/recommended/release_version',
      ),
    ).resolves.toBe('1.32.13-20251209');
    await expect(
      valueOf(
        '/aws/service/eks/optimized-ami/1.33/amazon-linux-2/recommended/release_version',
      ),
    ).rejects.toMatchObject({ name: 'ParameterNotFound' });
  });

  it('lists the dated releases, at most ten per page', async () => {
    const names: string[] = [];
    const sizes: number[] = [];
    for await (const page of paginateGetParametersByPath(
      { client: ssm },
      { Path: AL2023, Recursive: true },
    )) {
      sizes.push(page.Parameters?.length ?? 0);
      names.push(...(page.Parameters ?? []).map(each => each.Name ?? ''));
    }
    expect(Math.max(...sizes)).toBe(10);
    const dated = names
      .filter(name => name.endsWith('/release_version'))
      .filter(name => !name.includes('/recommended/'));
    expect(dated).toHaveLength(12);
    expect(dated).toContain(
      `${AL2023}/amazon-eks-node-al2023-x86_64-standard-1.35-v20261105/release_version`,
    );
    await expect(
      ssm.send(new GetParametersByPathCommand({ Path: AL2023 })),
    ).resolves.toMatchObject({ Parameters: [] });
    await expect(
      ssm.send(
        new GetParametersByPathCommand({ Path: AL2023, MaxResults: 11 }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(
      ssm.send(
        new GetParametersByPathCommand({ Path: AL2023, NextToken: 'none' }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidNextToken' });
  });

  it('tells which of several names do not exist', async () => {
    await expect(
      ssm.send(
        new GetParametersCommand({
          Names: [`${AL2023}/recommended/release_version`, '/nothing'],
        }),
      ),
    ).resolves.toMatchObject({
      Parameters: [{ Value: '1.35.5-20261119' }],
      InvalidParameters: ['/nothing'],
    });
  });

  it('knows the quotas of EKS', async () => {
    const quotas = new ServiceQuotasClient(configuration);
    await expect(
      quotas.send(new ListServiceQuotasCommand({ ServiceCode: 'eks' })),
    ).resolves.toMatchObject({
      Quotas: expect.arrayContaining([
        expect.objectContaining({ QuotaName: 'Clusters', Value: 100 }),
      ]),
    });
    await expect(
      quotas.send(
        new GetServiceQuotaCommand({
          ServiceCode: 'eks',
          QuotaCode: 'L-00000000',
        }),
      ),
    ).rejects.toMatchObject({ name: 'NoSuchResourceException' });
  });
});
