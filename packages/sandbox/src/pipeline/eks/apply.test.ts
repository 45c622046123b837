import {
  DescribeUpdateCommand,
  EKSClient,
  ListUpdatesCommand,
} from '@aws-sdk/client-eks';
import { accountConfiguration } from '../../__testUtils__/clients';
import {
  github,
  lastLog,
  merge,
  oneLine,
  propose,
  statusesOf,
} from '../../__testUtils__/gitHost';
import { at, isReady } from '../../kubernetes/store/object';
import { type Sandbox, startSandbox } from '../../startSandbox';

const XKF = 'acme/xkf';
const file = (environment: string) => `aws-eks/variables/${environment}.tfvars`;

/** A node pool in the spelling of the newer template. */
function pool(name: string, version: string, more = ''): string {
  return `    {
      name           = "${name}"
      version        = "${version}"
      instance_types = ["m6i.xlarge"]
      min_size       = 2
      max_size       = 4
      node_labels    = {}
      node_taints    = []${more}
    },
`;
}

describe('applying what is merged', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const qa = () =>
    sandbox.world.cluster('222222222222', 'eu-west-1', 'qa-eks1');
  const release = (version: string, behind: number) =>
    sandbox.world.amis.releasesOf('AL2023_x86_64_STANDARD', version)[behind]
      .releaseVersion;
  const edit = (
    environment: string,
    change: (text: string) => string,
    branch = 'work',
  ) => propose(sandbox, XKF, branch, file(environment), change);
  const withPool = (text: string, entry: string) =>
    text.replace('  node_pools = [\n', `  node_pools = [\n${entry}`);
  const statuses = (number: number) => statusesOf(sandbox, XKF, number);

  it('updates a cluster by one minor version, which AWS shows as an update', async () => {
    const number = await edit('qa', text => text.replace('"1.34"', '"1.35"'));
    await merge(sandbox, XKF, number);
    const { cluster } = qa();
    expect(cluster).toMatchObject({
      version: '1.35',
      status: 'ACTIVE',
      platformVersion: 'eks.15',
    });
    expect((await statuses(number))['apply (aws-eks, qa)']).toBe(
      'success: Applied: 0 added, 2 changed, 0 destroyed',
    );
    const { body: pull } = await github(
      sandbox,
      `GET /repos/${XKF}/pulls/${number}`,
    );
    const { body: merged } = await github(
      sandbox,
      `GET /repos/${XKF}/commits/${pull.merge_commit_sha}/status`,
    );
    expect(merged).toMatchObject({ state: 'success', total_count: 1 });
    const eks = new EKSClient(
      await accountConfiguration(sandbox, '222222222222'),
    );
    const { updateIds } = await eks.send(
      new ListUpdatesCommand({ name: 'qa-eks1' }),
    );
    const { update } = await eks.send(
      new DescribeUpdateCommand({ name: 'qa-eks1', updateId: updateIds?.[0] }),
    );
    expect(update).toMatchObject({
      status: 'Successful',
      type: 'VersionUpdate',
      params: [
        { type: 'Version', value: '1.35' },
        { type: 'PlatformVersion', value: 'eks.15' },
      ],
    });
  });

  it('goes on with what does not depend on a refused update', async () => {
    const number = await edit('prod', text =>
      text.replace('max_size       = 8', 'max_size       = 7'),
    );
    await merge(sandbox, XKF, number);
    const all = await statuses(number);
    expect(all['apply (aws-eks, prod)']).toContain(
      'failure: error updating EKS Cluster (prod-eks1) version: InvalidParameterException: Unsupported Kubernetes minor version update from 1.32 to 1.35',
    );
    const prod = (name: string) =>
      sandbox.world.cluster('333333333333', 'eu-west-1', name);
    expect(
      prod('prod-eks1').nodegroups.get('prod-eks1-standard')?.scalingConfig
        .maxSize,
    ).toBe(8);
    expect(
      prod('prod-eks2').nodegroups.get('prod-eks2-standard')?.scalingConfig
        .maxSize,
    ).toBe(7);
    // What Terraform never made stays.
    expect(Array.from(prod('prod-eks2').nodegroups.keys())).toEqual(
      expect.arrayContaining([
        'prod-eks2-custom',
        'prod-eks2-bottlerocket',
        'prod-eks2-spot',
      ]),
    );
  });

  it('adds a node group with its nodes, and removes one with its pods going elsewhere', async () => {
    const added = await edit('qa', text =>
      withPool(text, pool('standard2', release('1.34', 0))),
    );
    await expect(statuses(added)).resolves.toEqual({
      'plan (aws-eks, qa)':
        'success: 4 to add, 1 to change, 0 to destroy; OPA score 5, limit 50',
    });
    await merge(sandbox, XKF, added);
    const { world } = sandbox;
    const state = qa();
    expect(state.nodegroups.get('qa-eks1-standard2')).toMatchObject({
      status: 'ACTIVE',
      releaseVersion: release('1.34', 0),
      scalingConfig: { minSize: 2, maxSize: 4, desiredSize: 2 },
      labels: {
        'xkf.xenit.io/node-pool': 'standard2',
        'xkf.xenit.io/node-ttl': '168h',
      },
    });
    expect(world.nodesOf(state, 'qa-eks1-standard2')).toHaveLength(2);
    const web = () =>
      state.objects
        .list('pods', 'shop')
        .filter(pod => pod.metadata.name.startsWith('shop-web'));
    const before = web().length;
    const removed = await edit(
      'qa',
      text =>
        text.replace(/ {4}\{\n {6}name {11}= "standard"\n[\s\S]+? {4}\}\n/, ''),
      'remove',
    );
    expect((await statuses(removed))['plan (aws-eks, qa)']).toContain(
      'failure: 0 to add, 0 to change, 4 to destroy; OPA score 400',
    );
    await merge(sandbox, XKF, removed, 500);
    expect(Array.from(state.nodegroups.keys())).toEqual(['qa-eks1-standard2']);
    expect(world.nodesOf(state, 'qa-eks1-standard')).toEqual([]);
    expect(web()).toHaveLength(before);
    const nodes = new Set(world.nodesOf(state, 'qa-eks1-standard2'));
    expect(
      web().every(pod => nodes.has(String(at(pod, 'spec.nodeName')))),
    ).toBe(true);
    const region = world.region('222222222222', 'eu-west-1');
    expect(region.launchTemplates.map(each => each.launchTemplateName)).toEqual(
      ['qa-eks1-standard2'],
    );
  });

  it('rolls a node group to another release of its version, and refuses one of another version', async () => {
    const state = qa();
    const old = sandbox.world.nodesOf(state, 'qa-eks1-standard');
    const rolled = await edit('qa', text =>
      text.replace(release('1.34', 5), release('1.34', 0)),
    );
    await merge(sandbox, XKF, rolled);
    const group = state.nodegroups.get('qa-eks1-standard');
    expect(group).toMatchObject({
      status: 'ACTIVE',
      releaseVersion: release('1.34', 0),
    });
    const now = sandbox.world.nodesOf(state, 'qa-eks1-standard');
    expect(now).toHaveLength(old.length);
    expect(now.filter(name => old.includes(name))).toEqual([]);
    const other = await edit(
      'qa',
      text =>
        text
          .replace('"1.34"', '"1.35"')
          .replace(release('1.34', 0), release('1.35', 0)),
      'minor',
    );
    await merge(sandbox, XKF, other);
    expect((await statuses(other))['apply (aws-eks, qa)']).toContain(
      `Requested release version ${release('1.35', 0)} is not valid for kubernetes version 1.34`.slice(
        0,
        20,
      ),
    );
    expect(state.cluster.version).toBe('1.35');
    expect(state.nodegroups.get('qa-eks1-standard')?.version).toBe('1.34');
  });

  it('keeps the desired size, which the new bounds must hold', async () => {
    const small = await edit('qa', text =>
      text.replace('min_size       = 1', 'min_size       = 4'),
    );
    await merge(sandbox, XKF, small);
    expect(oneLine(lastLog(sandbox, XKF, small))).toContain(
      "Minimum capacity 4 can't be greater than desired size 3",
    );
    const large = await edit(
      'qa',
      text =>
        text
          .replace('min_size       = 4', 'min_size       = 1')
          .replace('max_size       = 5', 'max_size       = 2'),
      'large',
    );
    await merge(sandbox, XKF, large);
    expect(oneLine(lastLog(sandbox, XKF, large))).toContain(
      "desired capacity 3 can't be greater than max size 2",
    );
    expect(
      qa().nodegroups.get('qa-eks1-standard')?.scalingConfig.desiredSize,
    ).toBe(3);
  });

  it('changes labels and taints with new nodes, and instance types with a new group', async () => {
    const marked = await edit('qa', text =>
      text
        .replace('node_labels    = {}', 'node_labels = { "team" = "shop" }')
        .replace(
          'node_taints    = []',
          'node_taints = [{ key = "team", value = "shop", effect = "NO_EXECUTE" }]',
        ),
    );
    await merge(sandbox, XKF, marked);
    const state = qa();
    const group = () => state.nodegroups.get('qa-eks1-standard');
    expect(group()).toMatchObject({
      labels: { team: 'shop', 'xkf.xenit.io/node-pool': 'standard' },
      taints: [{ key: 'team', value: 'shop', effect: 'NO_EXECUTE' }],
      launchTemplate: { version: '2' },
    });
    const [node] = state.objects.list('nodes');
    expect(node.metadata.labels?.team).toBe('shop');
    expect(at(node, 'spec.taints')).toEqual([
      { key: 'team', value: 'shop', effect: 'NoExecute' },
    ]);
    const replaced = await edit(
      'qa',
      text => text.replace('"m6i.xlarge"', '"m7g.xlarge"'),
      'types',
    );
    expect((await statuses(replaced))['plan (aws-eks, qa)']).toContain(
      '1 to add, 0 to change, 1 to destroy; OPA score 101',
    );
    await merge(sandbox, XKF, replaced, 102);
    expect(group()).toMatchObject({
      instanceTypes: ['m7g.xlarge'],
      amiType: 'AL2023_ARM_64_STANDARD',
      status: 'ACTIVE',
    });
  });

  it('does not touch what is busy, and says so in the words of EKS', async () => {
    const state = qa();
    const group = state.nodegroups.get('qa-eks1-standard');
    if (group) {
      group.status = 'UPDATING';
    }
    const number = await edit('qa', text =>
      text.replace('max_size       = 5', 'max_size       = 9'),
    );
    await merge(sandbox, XKF, number);
    expect(oneLine(lastLog(sandbox, XKF, number))).toContain(
      'ResourceInUseException: Nodegroup cannot be updated as it is currently not in Active State',
    );
    state.cluster.status = 'UPDATING';
    const version = await edit(
      'qa',
      text => text.replace('"1.34"', '"1.35"'),
      'version',
    );
    await merge(sandbox, XKF, version);
    expect(oneLine(lastLog(sandbox, XKF, version))).toContain(
      'ResourceInUseException: Cannot VersionUpdate because cluster qa-eks1',
    );
  });

  describe('when AWS fails', () => {
    const add = (name: string) =>
      edit(
        'qa',
        text => withPool(text, pool(name, release('1.34', 0))),
        `add-${name}`,
      );
    const group = (name: string) => qa().nodegroups.get(`qa-eks1-${name}`);

    it('gives a node group up, and replaces it when somebody applies again', async () => {
      sandbox.faults.add({
        effect: 'nodegroup-failed',
        nodegroup: 'qa-eks1-broken',
        code: 'AsgInstanceLaunchFailures',
        message: 'Could not launch On-Demand Instances.',
        remaining: 1,
      });
      const number = await add('broken');
      await merge(sandbox, XKF, number);
      expect(group('broken')).toMatchObject({
        status: 'CREATE_FAILED',
        health: {
          issues: [
            {
              code: 'AsgInstanceLaunchFailures',
              resourceIds: [expect.stringMatching(/^eks-qa-eks1-broken-/)],
            },
          ],
        },
      });
      expect(oneLine(lastLog(sandbox, XKF, number))).toContain(
        "unexpected state 'CREATE_FAILED', wanted target 'ACTIVE'",
      );
      await fetch(
        `${sandbox.controlUrl}/repositories/${XKF}/pulls/${number}/apply`,
        { method: 'POST', body: '{"opaBlastRadius":500}' },
      );
      await sandbox.idle();
      expect(group('broken')?.status).toBe('ACTIVE');
      expect(sandbox.world.nodesOf(qa(), 'qa-eks1-broken')).toHaveLength(2);
    });

    it('gives a node group up whose nodes do not become ready', async () => {
      sandbox.faults.add({ effect: 'nodes-not-ready', cluster: 'qa-eks1' });
      await merge(sandbox, XKF, await add('sick'));
      expect(group('sick')).toMatchObject({
        status: 'CREATE_FAILED',
        health: {
          issues: [
            {
              code: 'NodeCreationFailure',
              resourceIds: [expect.any(String), expect.any(String)],
            },
          ],
        },
      });
      const nodes = qa().objects.list('nodes');
      const sick = nodes.filter(
        ({ metadata }) =>
          metadata.labels?.['xkf.xenit.io/node-pool'] === 'sick',
      );
      expect(sick).toHaveLength(2);
      expect(sick.some(isReady)).toBe(false);
    });

    it('refuses a release, and keeps a group whose update fails', async () => {
      sandbox.faults.add({
        effect: 'release-refused',
        nodegroup: 'qa-eks1-refused',
      });
      const refused = await add('refused');
      await merge(sandbox, XKF, refused);
      expect(oneLine(lastLog(sandbox, XKF, refused))).toContain(
        'InvalidParameterException: Requested release version',
      );
      expect(group('refused')).toBeUndefined();
      sandbox.faults.add({
        effect: 'update-failed',
        operation: 'UpdateNodegroupVersion',
        errors: [
          { errorCode: 'PodEvictionFailure', errorMessage: 'Too many retries' },
        ],
      });
      const rolled = await edit(
        'qa',
        text => text.replace(release('1.34', 5), release('1.34', 0)),
        'roll',
      );
      await merge(sandbox, XKF, rolled);
      expect(oneLine(lastLog(sandbox, XKF, rolled))).toContain(
        'PodEvictionFailure: Too many retries',
      );
      expect(group('standard')).toMatchObject({
        status: 'ACTIVE',
        releaseVersion: release('1.34', 5),
      });
    });

    it('reports a failed update of the cluster as an error of the run', async () => {
      sandbox.faults.add({
        effect: 'update-failed',
        errors: [{ errorCode: 'EniLimitReached' }],
      });
      const number = await edit('qa', text => text.replace('"1.34"', '"1.35"'));
      await merge(sandbox, XKF, number);
      expect((await statuses(number))['apply (aws-eks, qa)']).toMatch(
        /^failure: error updating EKS Cluster \(qa-eks1\) version: unexpected state 'Failed'/,
      );
      expect(qa().updates[0].update).toMatchObject({
        status: 'Failed',
        errors: [{ errorCode: 'EniLimitReached' }],
      });
    });
  });
});
