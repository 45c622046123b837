import type * as client from '@kubernetes/client-node';
import {
  addTestCluster,
  adminConfig,
  eventually,
  kubernetesLibrary,
  podsNamed,
  readyCount,
} from '../../__testUtils__/kubernetes';
import { type Sandbox, startSandbox } from '../../startSandbox';
import type { ClusterState } from '../../world/state';
import { at, conditionOf, textAt } from '../store/object';

const image = 'registry.acme.example/app:1';
type PatchType = keyof typeof client.PatchStrategy;

// A busy machine takes its time for the library and the certificates.
jest.setTimeout(60_000);

describe('writing to the Kubernetes API', () => {
  let sandbox: Sandbox;
  let library: typeof client;
  let state: ClusterState;
  let config: client.KubeConfig;
  let api: client.CoreV1Api;
  let apps: client.AppsV1Api;
  let node: string;

  beforeAll(async () => {
    library = await kubernetesLibrary();
  });

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0.01 });
    state = await addTestCluster(sandbox, [
      { name: 'fx', workloads: [{ name: 'web', image, replicas: 4 }] },
    ]);
    config = adminConfig(library, sandbox, state);
    api = config.makeApiClient(library.CoreV1Api);
    apps = config.makeApiClient(library.AppsV1Api);
    [node] = sandbox.world.nodesOf(state, 'test-eks1-large');
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const patchNode = (type: PatchType, body: object, dryRun?: string) =>
    api.patchNode(
      { name: node, body, ...(dryRun ? { dryRun } : {}) },
      library.setHeaderOptions('Content-Type', library.PatchStrategy[type]),
    );

  it.each<[PatchType, object, object]>([
    [
      'MergePatch',
      { spec: { unschedulable: true } },
      { spec: { unschedulable: null } },
    ],
    [
      'StrategicMergePatch',
      { spec: { unschedulable: true } },
      { spec: { unschedulable: null } },
    ],
    [
      'JsonPatch',
      [{ op: 'add', path: '/spec/unschedulable', value: true }],
      [{ op: 'remove', path: '/spec/unschedulable' }],
    ],
  ])('cordons by %s', async (type, cordon, uncordon) => {
    expect((await patchNode(type, cordon)).spec).toMatchObject({
      unschedulable: true,
      taints: [
        { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' },
      ],
    });
    const { spec } = await patchNode(type, uncordon);
    expect(spec).not.toHaveProperty('unschedulable');
    expect(spec).not.toHaveProperty('taints');
  });

  it('changes labels and annotations, keeps identity and status, and counts revisions', async () => {
    const before = state.objects.get('nodes', undefined, node);
    const patched = await patchNode('StrategicMergePatch', {
      metadata: {
        uid: 'other',
        labels: { team: 'shop' },
        annotations: { reason: 'rotation' },
      },
      status: { conditions: [{ type: 'Ready', status: 'False' }] },
    });
    expect(patched.metadata).toMatchObject({
      uid: before?.metadata.uid,
      labels: { team: 'shop', 'kubernetes.io/os': 'linux' },
      annotations: { reason: 'rotation' },
    });
    expect(patched.status?.conditions).toHaveLength(4);
    expect(Number(patched.metadata?.resourceVersion)).toBeGreaterThan(
      Number(before?.metadata.resourceVersion),
    );
  });

  it('refuses a write that is made from an older revision', async () => {
    const [old] = (await api.listNode()).items.filter(
      ({ metadata }) => metadata?.name === node,
    );
    await patchNode('MergePatch', { metadata: { labels: { a: 'b' } } });
    const resourceVersion = old.metadata?.resourceVersion;
    const conflict = {
      code: 409,
      body: expect.stringContaining('the object has been modified'),
    };
    await expect(
      patchNode('MergePatch', { metadata: { resourceVersion } }),
    ).rejects.toMatchObject(conflict);
    await expect(
      api.replaceNode({ name: node, body: old }),
    ).rejects.toMatchObject(conflict);
    await expect(
      patchNode('JsonPatch', [
        {
          op: 'test',
          path: '/metadata/resourceVersion',
          value: resourceVersion,
        },
        { op: 'add', path: '/metadata/labels/c', value: 'd' },
      ]),
    ).rejects.toMatchObject({ code: 422 });
    const present = await api.readNode({ name: node });
    present.metadata!.labels = { ...present.metadata?.labels, c: 'd' };
    const replaced = await api.replaceNode({ name: node, body: present });
    expect(replaced.metadata?.labels).toMatchObject({ a: 'b', c: 'd' });
  });

  it('merges the lists of a strategic patch by their keys', async () => {
    const patched = await apps.patchNamespacedDeployment(
      {
        name: 'web',
        namespace: 'fx',
        body: {
          spec: {
            template: {
              spec: {
                containers: [
                  { name: 'web', env: [{ name: 'A', value: '1' }] },
                  { name: 'side', image },
                ],
              },
            },
          },
        },
      },
      library.setHeaderOptions(
        'Content-Type',
        library.PatchStrategy.StrategicMergePatch,
      ),
    );
    expect(patched.spec?.template.spec?.containers).toMatchObject([
      { name: 'web', image, env: [{ name: 'A', value: '1' }] },
      { name: 'side', image },
    ]);
    const removed = await apps.patchNamespacedDeployment(
      {
        name: 'web',
        namespace: 'fx',
        body: {
          spec: {
            template: {
              spec: { containers: [{ $patch: 'delete', name: 'side' }] },
            },
          },
        },
      },
      library.setHeaderOptions(
        'Content-Type',
        library.PatchStrategy.StrategicMergePatch,
      ),
    );
    expect(removed.spec?.template.spec?.containers).toHaveLength(1);
    expect(removed.metadata?.generation).toBe(3);
  });

  it('keeps nothing of a dry run and refuses patches it does not know', async () => {
    const { revision } = state.objects;
    const dry = await patchNode(
      'MergePatch',
      { spec: { unschedulable: true } },
      'All',
    );
    expect(dry.spec?.unschedulable).toBe(true);
    expect(state.objects.revision).toBe(revision);
    await expect(
      patchNode('ServerSideApply', { metadata: { name: node } }),
    ).rejects.toMatchObject({ code: 415 });
    await expect(
      patchNode('JsonPatch', [{ op: 'paint', path: '/spec' }]),
    ).rejects.toMatchObject({ code: 400 });
  });

  it('runs what is created, at the scale that is wanted, until it is deleted', async () => {
    const labels = { app: 'new' };
    const deployment = {
      metadata: { name: 'new' },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: { containers: [{ name: 'new', image }] },
        },
      },
    };
    await apps.createNamespacedDeployment({
      namespace: 'fx',
      body: deployment,
    });
    await expect(
      apps.createNamespacedDeployment({ namespace: 'fx', body: deployment }),
    ).rejects.toMatchObject({ code: 409 });
    const status = async () =>
      (await apps.readNamespacedDeployment({ name: 'new', namespace: 'fx' }))
        .status;
    await sandbox.idle();
    await expect(status()).resolves.toMatchObject({ readyReplicas: 2 });
    await apps.patchNamespacedDeployment(
      { name: 'new', namespace: 'fx', body: { spec: { replicas: 3 } } },
      library.setHeaderOptions(
        'Content-Type',
        library.PatchStrategy.MergePatch,
      ),
    );
    await sandbox.idle();
    await expect(status()).resolves.toMatchObject({ readyReplicas: 3 });
    await apps.deleteNamespacedDeployment({ name: 'new', namespace: 'fx' });
    await sandbox.idle();
    expect(podsNamed(state, 'fx', 'new')).toEqual([]);
  });

  it('deletes pods with a grace period and preconditions', async () => {
    const [first] = podsNamed(state, 'fx', 'web');
    const { name, uid } = first.metadata;
    await expect(
      api.deleteNamespacedPod({
        name,
        namespace: 'fx',
        body: { preconditions: { uid: 'other' } },
      }),
    ).rejects.toMatchObject({
      code: 409,
      body: expect.stringContaining(
        'Precondition failed: UID in precondition: other',
      ),
    });
    const deleted: client.V1Pod = await api.deleteNamespacedPod({
      name,
      namespace: 'fx',
      body: { preconditions: { uid }, gracePeriodSeconds: 5 },
    });
    expect(deleted.metadata).toMatchObject({
      name,
      deletionGracePeriodSeconds: 5,
    });
    await sandbox.idle();
    expect(readyCount(podsNamed(state, 'fx', 'web'))).toBe(4);
  });

  it('schedules to nodes that take a pod, and says why none does', async () => {
    const nodes = sandbox.world.nodesOf(state, 'test-eks1-large');
    await patchNode('MergePatch', {
      spec: { unschedulable: true },
      metadata: { labels: { disk: 'ssd' } },
    });
    const spec = { containers: [{ name: 'a', image }] };
    const put = (name: string, more: object) =>
      api.createNamespacedPod({
        namespace: 'fx',
        body: { metadata: { name }, spec: { ...spec, ...more } },
      });
    await put('anywhere', {});
    await put('picky', { nodeSelector: { disk: 'ssd' } });
    await put('huge', {
      containers: [
        { name: 'a', image, resources: { requests: { cpu: '500' } } },
      ],
    });
    await sandbox.idle();
    const pod = (name: string) => state.objects.get('pods', 'fx', name);
    expect(at(pod('anywhere'), 'spec.nodeName')).toBe(nodes[1]);
    const why = (name: string) => {
      const found = pod(name);
      return found && conditionOf(found, 'PodScheduled');
    };
    expect(why('picky')).toMatchObject({
      status: 'False',
      reason: 'Unschedulable',
      message:
        "0/2 nodes are available: 1 node(s) didn't match Pod's node affinity/selector, 1 node(s) were unschedulable.",
    });
    expect(why('huge')?.message).toContain('1 Insufficient cpu');
    await patchNode('MergePatch', { spec: { unschedulable: null } });
    await sandbox.idle();
    expect(at(pod('picky'), 'spec.nodeName')).toBe(node);
    expect(textAt(pod('picky'), 'status.phase')).toBe('Running');
  });

  it('removes the pods of a node that is deleted, and runs them elsewhere', async () => {
    await api.deleteNode({ name: node });
    await sandbox.idle();
    const pods = state.objects.list('pods');
    expect(pods.filter(pod => at(pod, 'spec.nodeName') === node)).toEqual([]);
    expect(readyCount(podsNamed(state, 'fx', 'web'))).toBe(4);
  });

  it('tells a watcher of a node of the pods that come to it and go', async () => {
    await patchNode('MergePatch', { spec: { unschedulable: true } });
    const seen: [string, string][] = [];
    const watching = new library.Watch(config);
    const abort = await watching.watch(
      '/api/v1/pods',
      {
        fieldSelector: `spec.nodeName=${node}`,
        resourceVersion: String(state.objects.revision),
        allowWatchBookmarks: true,
      },
      (type, pod: client.V1Pod) => {
        seen.push([type, pod.metadata?.name ?? '']);
      },
      () => {},
    );
    const [leaving] = podsNamed(state, 'fx', 'web').filter(
      pod => at(pod, 'spec.nodeName') === node,
    );
    const { name } = leaving.metadata;
    await api.createNamespacedPodEviction({
      name,
      namespace: 'fx',
      body: { metadata: { name } },
    });
    await eventually(() => seen.some(([type]) => type === 'DELETED'));
    expect(seen.every(([, each]) => each === name)).toBe(true);
    await patchNode('MergePatch', { spec: { unschedulable: null } });
    await api.createNamespacedPod({
      namespace: 'fx',
      body: {
        metadata: { name: 'chosen' },
        spec: {
          nodeSelector: { 'kubernetes.io/hostname': node },
          containers: [{ name: 'a', image }],
        },
      },
    });
    await eventually(() => seen.some(([, each]) => each === 'chosen'));
    // The pod begins without a node, so that for this watcher it comes when it is bound.
    expect(seen.find(([, each]) => each === 'chosen')?.[0]).toBe('ADDED');
    abort.abort();
  });

  it('can be told to refuse a verb, in the words of RBAC', async () => {
    sandbox.faults.add({
      effect: 'access-denied',
      service: 'kubernetes',
      operation: 'create pods/eviction',
    });
    const [{ metadata }] = podsNamed(state, 'fx', 'web');
    await expect(
      api.createNamespacedPodEviction({
        name: metadata.name,
        namespace: 'fx',
        body: { metadata: { name: metadata.name } },
      }),
    ).rejects.toMatchObject({
      code: 403,
      body: expect.stringContaining(
        'cannot create resource \\"pods/eviction\\" in API group \\"\\" in the namespace \\"fx\\"',
      ),
    });
    await expect(api.readNode({ name: node })).resolves.toBeDefined();
  });
});
