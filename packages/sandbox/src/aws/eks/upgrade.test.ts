import {
  DescribeClusterCommand,
  DescribeUpdateCommand,
  EKSClient,
  ListInsightsCommand,
  ListUpdatesCommand,
  UpdateClusterVersionCommand,
} from '@aws-sdk/client-eks';
import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import type * as client from '@kubernetes/client-node';
import {
  accountConfiguration,
  type ClientConfiguration,
} from '../../__testUtils__/clients';
import { adminConfig, kubernetesLibrary } from '../../__testUtils__/kubernetes';
import type { FaultInput } from '../../faults/fault';
import { type Sandbox, startSandbox } from '../../startSandbox';

// A busy machine takes its time for the library and the certificates.
jest.setTimeout(60_000);

describe('UpdateClusterVersion', () => {
  let sandbox: Sandbox;
  let configuration: ClientConfiguration;
  let eks: EKSClient;
  let library: typeof client;

  beforeAll(async () => {
    library = await kubernetesLibrary();
  });

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0.01 });
    configuration = await accountConfiguration(sandbox, '222222222222');
    eks = new EKSClient(configuration);
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const start = (
    version: string,
    clientRequestToken?: string,
    name = 'qa-eks1',
  ) =>
    eks.send(
      new UpdateClusterVersionCommand({ name, version, clientRequestToken }),
    );
  const cluster = async () =>
    (await eks.send(new DescribeClusterCommand({ name: 'qa-eks1' }))).cluster;
  const updateOf = async (updateId: string | undefined) =>
    (
      await eks.send(
        new DescribeUpdateCommand({
          name: 'qa-eks1',
          updateId: updateId ?? '',
        }),
      )
    ).update;

  it('takes its time, then cluster, API server and insights are at the new version', async () => {
    const { update } = await start('1.35', 'a');
    expect(update).toMatchObject({
      status: 'InProgress',
      type: 'VersionUpdate',
      createdAt: expect.any(Date),
      params: [
        { type: 'Version', value: '1.35' },
        { type: 'PlatformVersion', value: 'eks.15' },
      ],
    });
    await expect(cluster()).resolves.toMatchObject({
      status: 'UPDATING',
      version: '1.34',
    });
    await expect(updateOf(update?.id)).resolves.toMatchObject({
      status: 'InProgress',
    });
    await expect(start('1.35', 'b')).rejects.toMatchObject({
      name: 'ResourceInUseException',
      $metadata: { httpStatusCode: 409 },
    });
    // The same token is the same update, before and after it has ended.
    expect((await start('1.35', 'a')).update?.id).toBe(update?.id);
    await sandbox.idle();
    expect((await start('1.35', 'a')).update).toMatchObject({
      id: update?.id,
      status: 'Successful',
    });
    await expect(start('1.36', 'a')).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('client request token'),
    });
    await expect(cluster()).resolves.toMatchObject({
      status: 'ACTIVE',
      version: '1.35',
      platformVersion: 'eks.15',
    });
    const { updateIds } = await eks.send(
      new ListUpdatesCommand({ name: 'qa-eks1' }),
    );
    expect(updateIds?.filter(id => id === update?.id)).toHaveLength(1);
    const state = sandbox.world.cluster('222222222222', 'eu-west-1', 'qa-eks1');
    await expect(
      adminConfig(library, sandbox, state)
        .makeApiClient(library.VersionApi)
        .getCode(),
    ).resolves.toMatchObject({ gitVersion: 'v1.35.5-eks-ecaa3a6' });
    const { insights } = await eks.send(
      new ListInsightsCommand({
        clusterName: 'qa-eks1',
        filter: { categories: ['UPGRADE_READINESS'] },
      }),
    );
    expect(insights).toMatchObject([
      { kubernetesVersion: '1.36', insightStatus: { status: 'PASSING' } },
    ]);
  });

  it.each([
    ['1.33', 'InvalidParameterException'],
    ['1.34', 'InvalidParameterException'],
    ['1.36', 'InvalidParameterException'],
    ['2.0', 'InvalidParameterException'],
  ])('refuses %s', async (version, name) => {
    await expect(start(version)).rejects.toMatchObject({
      name,
      $metadata: { httpStatusCode: 400 },
    });
    await expect(cluster()).resolves.toMatchObject({ status: 'ACTIVE' });
  });

  it('knows no cluster that there is not, and none that is busy', async () => {
    await expect(start('1.35', 'a', 'none')).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    const state = sandbox.world.cluster('222222222222', 'eu-west-1', 'qa-eks1');
    state.cluster.status = 'CREATING';
    await expect(start('1.35')).rejects.toMatchObject({
      name: 'ResourceInUseException',
    });
  });

  const fault = async (input: object) => {
    const response = await fetch(`${sandbox.controlUrl}/faults`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ cluster: 'qa-eks1', ...input }),
    });
    expect(response.status).toBe(201);
  };

  it('fails on demand with the errors that it is told, and can be tried again', async () => {
    await fault({
      effect: 'update-failed',
      operation: 'UpdateClusterVersion',
      remaining: 1,
      errors: [
        {
          errorCode: 'IpNotAvailable',
          errorMessage: 'Not enough free addresses',
          resourceIds: ['subnet-1'],
        },
        { errorCode: 'SecurityGroupNotFound' },
      ],
    });
    const { update } = await start('1.35');
    expect(update?.status).toBe('InProgress');
    await sandbox.idle();
    await expect(updateOf(update?.id)).resolves.toMatchObject({
      status: 'Failed',
      errors: [
        {
          errorCode: 'IpNotAvailable',
          errorMessage: 'Not enough free addresses',
          resourceIds: ['subnet-1'],
        },
        { errorCode: 'SecurityGroupNotFound' },
      ],
    });
    await expect(cluster()).resolves.toMatchObject({
      status: 'ACTIVE',
      version: '1.34',
    });
    await start('1.35');
    await sandbox.idle();
    await expect(cluster()).resolves.toMatchObject({ version: '1.35' });
  });

  it('can be cancelled, or take longer', async () => {
    await fault({ effect: 'update-cancelled', remaining: 1 });
    const cancelled = await start('1.35');
    await sandbox.idle();
    await expect(updateOf(cancelled.update?.id)).resolves.toMatchObject({
      status: 'Cancelled',
      errors: [],
    });
    await fault({ effect: 'update-slow', seconds: 30 });
    const started = Date.now();
    await start('1.35');
    await sandbox.idle();
    expect(Date.now() - started).toBeGreaterThanOrEqual(490);
    await expect(cluster()).resolves.toMatchObject({ version: '1.35' });
  });

  it('is not confused with faults of requests', async () => {
    const input: FaultInput = { effect: 'update-cancelled', service: 'eks' };
    sandbox.faults.add(input);
    await expect(cluster()).resolves.toMatchObject({ version: '1.34' });
    expect(sandbox.faults.list()).toHaveLength(1);
  });

  it('can be foreseen to fail by the free addresses of the subnets', async () => {
    const prod = await accountConfiguration(sandbox, '333333333333');
    const { Subnets } = await new EC2Client(prod).send(
      new DescribeSubnetsCommand({
        Filters: [{ Name: 'tag:Name', Values: ['eks1-cluster-*'] }],
      }),
    );
    expect(Subnets?.map(each => each.AvailableIpAddressCount).sort()).toEqual([
      2, 9,
    ]);
  });
});
