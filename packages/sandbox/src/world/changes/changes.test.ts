import { type Sandbox, startSandbox } from '../../startSandbox';
import { updateClusterVersion } from './clusterVersion';
import { createNodegroup, deleteNodegroup } from './nodegroups';
import { updateRelease } from './nodegroupUpdates';
import { acceptPeering, requestPeering } from './peering';
import { RefusedChangeError } from './RefusedChangeError';
import { Timers } from './Timers';

describe('changes of the world', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    // A second of the world is five milliseconds here.
    sandbox = await startSandbox({ timeScale: 0.005 });
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const dev = (name = 'dev-eks1') =>
    sandbox.world.cluster('111111111111', 'eu-west-1', name);
  const request = (name: string, minSize = 2) => ({
    name,
    releaseVersion: sandbox.world.amis.releasesOf(
      'AL2023_x86_64_STANDARD',
      '1.35',
    )[1].releaseVersion,
    minSize,
    maxSize: 3,
    instanceTypes: ['m6i.large'],
    labels: {},
    taints: [],
  });
  const refusal = (change: () => unknown) => {
    try {
      change();
    } catch (error) {
      expect(error).toBeInstanceOf(RefusedChangeError);
      return error;
    }
    return undefined;
  };

  it('take their time: a cluster is UPDATING before it has the new version', async () => {
    const { world } = sandbox;
    const state = dev();
    const { update, done } = updateClusterVersion(world, state, '1.36');
    expect(state.cluster).toMatchObject({
      status: 'UPDATING',
      version: '1.35',
    });
    expect(update).toMatchObject({
      status: 'InProgress',
      type: 'VersionUpdate',
    });
    expect(
      refusal(() => updateClusterVersion(world, state, '1.36')),
    ).toMatchObject({
      code: 'ResourceInUseException',
      message: `Cannot VersionUpdate because cluster dev-eks1 currently has update ${update.id} in progress`,
    });
    expect(
      refusal(() => createNodegroup(world, state, request('dev-eks1-new'))),
    ).toMatchObject({
      code: 'ResourceInUseException',
    });
    await done;
    expect(state.cluster).toMatchObject({
      status: 'ACTIVE',
      version: '1.36',
      platformVersion: 'eks.6',
    });
    expect(update.status).toBe('Successful');
  });

  it('refuse versions as EKS does', () => {
    const { world } = sandbox;
    for (const [version, message] of [
      ['1.34', 'Unsupported Kubernetes minor version update from 1.35 to 1.34'],
      ['1.35', 'Unsupported Kubernetes minor version update from 1.35 to 1.35'],
      ['1.99', 'unsupported Kubernetes version 1.99'],
    ]) {
      expect(
        refusal(() => updateClusterVersion(world, dev(), version)),
      ).toMatchObject({
        code: 'InvalidParameterException',
        message,
      });
    }
    const group = dev().nodegroups.get('dev-eks1-memory');
    if (group) {
      group.version = '1.32';
    }
    expect(
      refusal(() => updateClusterVersion(world, dev(), '1.36')),
    ).toMatchObject({
      code: 'InvalidRequestException',
      message: expect.stringContaining(
        'Nodegroups dev-eks1-memory must be updated',
      ),
    });
  });

  it('let nodes come and go one by one', async () => {
    const { world } = sandbox;
    const state = dev();
    const counts: number[] = [];
    const unsubscribe = state.objects.subscribe(change => {
      if (change.resource === 'nodes' && change.type !== 'MODIFIED') {
        counts.push(world.nodesOf(state, 'dev-eks1-new').length);
      }
    });
    const { nodegroup, done } = createNodegroup(
      world,
      state,
      request('dev-eks1-new'),
    );
    expect(nodegroup.status).toBe('CREATING');
    expect(
      refusal(() => createNodegroup(world, state, request('dev-eks1-new'))),
    ).toMatchObject({
      message:
        'NodeGroup already exists with name dev-eks1-new and cluster name dev-eks1',
    });
    expect(
      refusal(() => updateRelease(world, state, nodegroup, 'x')),
    ).toMatchObject({
      code: 'ResourceInUseException',
    });
    await done;
    expect(nodegroup.status).toBe('ACTIVE');
    const ending = deleteNodegroup(world, state, 'dev-eks1-new');
    expect(nodegroup.status).toBe('DELETING');
    expect(
      refusal(() => deleteNodegroup(world, state, 'dev-eks1-new')),
    ).toBeDefined();
    await ending.done;
    unsubscribe();
    expect(counts).toEqual([1, 2, 1, 0]);
    expect(state.nodegroups.has('dev-eks1-new')).toBe(false);
    expect(
      refusal(() => deleteNodegroup(world, state, 'dev-eks1-new')),
    ).toMatchObject({
      code: 'ResourceNotFoundException',
    });
    expect(
      refusal(() => createNodegroup(world, state, request('dev-eks1-new', 4))),
    ).toMatchObject({
      message: "minSize can't be greater than maxSize",
    });
  });

  it('answer a repeated request for a peering with the one there is', async () => {
    const { world } = sandbox;
    const party = (accountId: string) => ({
      accountId,
      region: world.region(accountId, 'eu-west-1'),
    });
    const [vpc] = world.region('444444444444', 'eu-west-1').vpcs;
    const to = { accountId: '444444444444', vpcId: vpc.vpcId };
    const first = requestPeering(world, party('222222222222'), to, 'qa');
    expect(first.connection.status.code).toBe('initiating-request');
    await first.done;
    expect(
      requestPeering(world, party('222222222222'), to, 'other').connection,
    ).toBe(first.connection);
    const [qaVpc] = world.region('222222222222', 'eu-west-1').vpcs;
    expect(
      refusal(() =>
        requestPeering(
          world,
          party('444444444444'),
          { accountId: '222222222222', vpcId: qaVpc.vpcId },
          'back',
        ),
      ),
    ).toMatchObject({ code: 'VpcPeeringConnectionAlreadyExists' });
    const accepter = party('444444444444').region.peeringConnections.find(
      each =>
        each.vpcPeeringConnectionId === first.connection.vpcPeeringConnectionId,
    );
    const accepted = accepter && acceptPeering(world, accepter);
    expect(first.connection.status.code).toBe('provisioning');
    await accepted?.done;
    expect(first.connection.status.code).toBe('active');
  });

  it('end with the sandbox', async () => {
    const timers = new Timers(1);
    let fired = false;
    timers.wait(0.01).then(() => {
      fired = true;
    });
    timers.stop();
    timers.wait(0).then(() => {
      fired = true;
    });
    await timers.idle();
    await new Promise(resolve => {
      setTimeout(resolve, 30);
    });
    expect(fired).toBe(false);
  });
});
