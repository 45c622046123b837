import type * as client from '@kubernetes/client-node';
import {
  addTestCluster,
  adminConfig,
  eventually,
  kubernetesLibrary,
  podsNamed,
  readyCount,
} from '../__testUtils__/kubernetes';
import { at, isReady } from '../kubernetes/store/object';
import { type Sandbox, startSandbox } from '../startSandbox';
import type { ClusterState } from '../world/state';

// A busy machine takes its time for the library and the certificates.
jest.setTimeout(60_000);

describe('controlling a cluster', () => {
  let sandbox: Sandbox;
  let library: typeof client;
  let state: ClusterState;
  let api: client.CoreV1Api;

  beforeAll(async () => {
    library = await kubernetesLibrary();
  });

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0.05 });
    state = await addTestCluster(sandbox, [
      {
        name: 'fx',
        workloads: [
          { name: 'web', image: 'registry.acme.example/app:1', replicas: 4 },
        ],
      },
    ]);
    api = adminConfig(library, sandbox, state).makeApiClient(library.CoreV1Api);
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const control = async (path: string, body?: object) => {
    const response = await fetch(
      `${sandbox.controlUrl}/clusters/111111111111/eu-west-1/test-eks1/${path}`,
      { method: 'POST', body: body && JSON.stringify(body) },
    );
    return { status: response.status, body: await response.json() };
  };
  const nodes = () => sandbox.world.nodesOf(state, 'test-eks1-large');
  const web = () => podsNamed(state, 'fx', 'web');

  it('lets the API server be away for some seconds', async () => {
    await expect(control('unreachable', { seconds: 6 })).resolves.toMatchObject(
      { status: 200 },
    );
    await expect(api.listNode()).rejects.toThrow();
    await eventually(() => sandbox.faults.list().length === 0);
    await expect(api.listNode()).resolves.toBeDefined();
  });

  it('lets a node vanish, and its pods run elsewhere', async () => {
    const [node] = nodes();
    expect((await control(`nodes/${node}/remove`)).status).toBe(200);
    await sandbox.idle();
    expect(nodes()).toHaveLength(1);
    expect(readyCount(web())).toBe(4);
    expect((await control(`nodes/${node}/remove`)).status).toBe(404);
  });

  it('loses a kubelet and finds it again', async () => {
    const [node] = nodes();
    const here = () => web().filter(pod => at(pod, 'spec.nodeName') === node);
    expect(readyCount(here())).toBe(2);
    await control(`nodes/${node}/kubelet`, { kubelet: 'lost' });
    await sandbox.idle();
    expect(readyCount(here())).toBe(0);
    expect(
      state.objects.list('nodes').filter(each => !isReady(each)),
    ).toHaveLength(1);
    await control(`nodes/${node}/kubelet`, { kubelet: 'ready' });
    await sandbox.idle();
    expect(readyCount(here())).toBe(2);
  });

  it('makes a pod never end, without keeping the sandbox busy', async () => {
    const [{ metadata }] = web();
    const { name } = metadata;
    expect((await control(`pods/fx/${name}/never-end`)).status).toBe(200);
    await api.deleteNamespacedPod({ name, namespace: 'fx' });
    await sandbox.idle();
    expect(web()).toHaveLength(5);
    expect(readyCount(web())).toBe(5);
    await api.deleteNamespacedPod({
      name,
      namespace: 'fx',
      gracePeriodSeconds: 0,
    });
    expect(web()).toHaveLength(4);
  });

  it('lets the controllers stand still', async () => {
    await control('controllers', { paused: true });
    const [{ metadata }] = web();
    await api.deleteNamespacedPod({ name: metadata.name, namespace: 'fx' });
    await sandbox.idle();
    expect(web()).toHaveLength(3);
    await control('controllers', { paused: false });
    await sandbox.idle();
    expect(readyCount(web())).toBe(4);
  });

  it('says what it does not understand', async () => {
    const answers = await Promise.all([
      control('unreachable', { seconds: 'long' }),
      control('paint'),
      control('pods/fx/none/never-end'),
      control('nodes/none/kubelet', { kubelet: 'tired' }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([400, 404, 404, 400]);
    const unknown = await fetch(
      `${sandbox.controlUrl}/clusters/1/eu-west-1/none/controllers`,
      { method: 'POST', body: '{"paused":true}' },
    );
    expect(unknown.status).toBe(404);
  });
});
