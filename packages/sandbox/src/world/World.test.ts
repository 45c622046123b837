import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeClusterCommand,
  EKSClient,
  ListClustersCommand,
  ListNodegroupsCommand,
} from '@aws-sdk/client-eks';
import {
  accountConfiguration,
  type ClientConfiguration,
} from '../__testUtils__/clients';
import { at } from '../kubernetes/store/object';
import { type Sandbox, startSandbox } from '../startSandbox';
import { ResourceExistsError, UnknownResourceError } from './World';

describe('World', () => {
  let sandbox: Sandbox;
  let configuration: ClientConfiguration;

  beforeEach(async () => {
    sandbox = await startSandbox();
    configuration = await accountConfiguration(sandbox, '111111111111');
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  it('adds a cluster that AWS and its own API server show at once, and removes it', async () => {
    const { world } = sandbox;
    const eks = new EKSClient(configuration);
    const state = await world.addCluster('111111111111', 'eu-west-1', {
      name: 'dev-eks3',
      version: '1.36',
      createdAt: new Date(),
      nodegroups: [{ name: 'dev-eks3-standard', desiredSize: 2 }],
      namespaces: [
        {
          name: 'shop',
          workloads: [{ name: 'web', image: 'example/web:1', replicas: 2 }],
        },
      ],
    });
    const { cluster } = await eks.send(
      new DescribeClusterCommand({ name: 'dev-eks3' }),
    );
    expect(cluster?.endpoint).toBe(state.cluster.endpoint);
    expect(state.objects.list('nodes')).toHaveLength(2);
    expect(state.objects.list('pods', 'shop')).toHaveLength(2);
    await expect(fetch(`${cluster?.endpoint}/healthz`)).rejects.toMatchObject({
      message: 'fetch failed',
    });
    await expect(
      world.addCluster('111111111111', 'eu-west-1', {
        name: 'dev-eks3',
        version: '1.36',
        createdAt: new Date(),
      }),
    ).rejects.toThrow(ResourceExistsError);

    await world.removeCluster(state);
    const { clusters } = await eks.send(new ListClustersCommand({}));
    expect(clusters).toEqual(['dev-eks1', 'dev-eks2']);
    await expect(fetch(state.cluster.endpoint)).rejects.toMatchObject({
      cause: { code: 'ECONNREFUSED' },
    });
  });

  it('adds and removes node groups and nodes in EKS, EC2 and Kubernetes alike', async () => {
    const { world } = sandbox;
    const state = world.cluster('111111111111', 'eu-west-1', 'dev-eks1');
    const ec2 = new EC2Client(configuration);
    const instances = async () =>
      (
        await ec2.send(
          new DescribeInstancesCommand({
            Filters: [
              { Name: 'tag:eks:nodegroup-name', Values: ['dev-eks1-new'] },
            ],
          }),
        )
      ).Reservations?.flatMap(each => each.Instances ?? []) ?? [];

    world.addNodegroup(state, { name: 'dev-eks1-new', desiredSize: 2 });
    const added = world.addNode(state, 'dev-eks1-new');
    expect(world.nodesOf(state, 'dev-eks1-new')).toHaveLength(3);
    expect((await instances()).map(each => each.PrivateDnsName)).toContain(
      added,
    );
    const podsOn = (name: string) =>
      state.objects
        .list('pods')
        .filter(pod => at(pod, 'spec.nodeName') === name).length;
    expect(podsOn(added)).toBe(3);

    expect(world.removeNode(state, added)).toBe(true);
    expect(world.removeNode(state, added)).toBe(false);
    expect(podsOn(added)).toBe(0);
    await expect(instances()).resolves.toHaveLength(2);
    expect(world.addNode(state, 'dev-eks1-new')).not.toBe(added);

    expect(world.removeNodegroup(state, 'dev-eks1-new')).toBe(true);
    await expect(instances()).resolves.toEqual([]);
    await expect(
      new EKSClient(configuration).send(
        new ListNodegroupsCommand({ clusterName: 'dev-eks1' }),
      ),
    ).resolves.toMatchObject({
      nodegroups: ['dev-eks1-memory', 'dev-eks1-standard'],
    });
    expect(() => world.addNode(state, 'dev-eks1-new')).toThrow(
      UnknownResourceError,
    );
  });

  it('does not schedule tenants on nodes that refuse them', () => {
    const qa = sandbox.world.cluster('222222222222', 'eu-west-1', 'qa-eks1');
    const [healthy] = qa.objects
      .list('nodes')
      .filter(node => !at(node, 'spec.taints'));
    const used = qa.objects
      .list('pods', 'shop')
      .map(pod => at(pod, 'spec.nodeName'));
    expect(new Set(used)).toEqual(new Set([healthy.metadata.name]));
  });

  it('names what it does not know', () => {
    const { world } = sandbox;
    expect(() => world.cluster('1', 'eu-west-1', 'x')).toThrow(
      'No region eu-west-1 in 1',
    );
    expect(() => world.cluster('111111111111', 'eu-west-1', 'nothing')).toThrow(
      'No cluster nothing in 111111111111 eu-west-1',
    );
  });
});
