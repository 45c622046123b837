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

const image = 'registry.acme.example/app:1';

// A busy machine takes its time for the library and the certificates.
jest.setTimeout(60_000);

describe('the scale of a workload', () => {
  let sandbox: Sandbox;
  let library: typeof client;
  let state: ClusterState;
  let apps: client.AppsV1Api;

  beforeAll(async () => {
    library = await kubernetesLibrary();
    sandbox = await startSandbox({ timeScale: 0.01 });
    state = await addTestCluster(sandbox, [
      { name: 'fx', workloads: [{ name: 'web', image, replicas: 4 }] },
    ]);
    apps = adminConfig(library, sandbox, state).makeApiClient(
      library.AppsV1Api,
    );
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  it('is changed, and nothing else of the workload', async () => {
    const web = { name: 'web', namespace: 'fx' };
    const scale = await apps.readNamespacedDeploymentScale(web);
    expect(scale).toMatchObject({
      kind: 'Scale',
      metadata: web,
      spec: { replicas: 4 },
      status: { replicas: 4, selector: expect.stringContaining('web') },
    });
    const before = await apps.readNamespacedDeployment(web);
    const changed = await apps.replaceNamespacedDeploymentScale({
      ...web,
      body: { ...scale, spec: { replicas: 2 } },
    });
    expect(changed.spec).toEqual({ replicas: 2 });
    await eventually(
      () => readyCount(podsNamed(state, 'fx', 'web-')) === 2,
      20_000,
    );
    await expect(apps.readNamespacedDeployment(web)).resolves.toMatchObject({
      metadata: { uid: before.metadata?.uid, labels: before.metadata?.labels },
      spec: { ...before.spec, replicas: 2 },
    });
    await expect(
      apps.replaceNamespacedDeploymentScale({ ...web, body: scale }),
    ).rejects.toMatchObject({ code: 409 });
    await expect(
      apps.patchNamespacedDeploymentScale(
        { ...web, body: { spec: { replicas: -1 } } },
        library.setHeaderOptions(
          'Content-Type',
          library.PatchStrategy.MergePatch,
        ),
      ),
    ).rejects.toMatchObject({ code: 422 });
    await expect(
      apps.readNamespacedDeploymentScale({ name: 'none', namespace: 'fx' }),
    ).rejects.toMatchObject({ code: 404 });
  });
});
