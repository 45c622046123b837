import { Agent, request } from 'node:https';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type * as client from '@kubernetes/client-node';
import {
  addTestCluster,
  adminConfig,
  eventually,
  kubernetesLibrary,
  podsNamed,
  readyCount,
} from '../../__testUtils__/kubernetes';
import { missing, programOf, run } from '../../__testUtils__/programs';
import { type Sandbox, startSandbox } from '../../startSandbox';
import type { ClusterState } from '../../world/state';
import { at } from '../store/object';

const image = 'registry.acme.example/app:1';

/** Evicts over a connection that is kept, which the client of Kubernetes does not do. */
async function evictOver(
  agent: Agent,
  { cluster }: ClusterState,
  token: string,
  name: string,
): Promise<number> {
  return new Promise((resolve, reject) => {
    request(
      `${cluster.endpoint}/api/v1/namespaces/fx/pods/${name}/eviction`,
      {
        method: 'POST',
        agent,
        ca: Buffer.from(cluster.certificateAuthority.data, 'base64'),
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
      },
      response => {
        response.resume().on('end', () => resolve(response.statusCode ?? 0));
      },
    )
      .on('error', reject)
      .end(
        JSON.stringify({
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: { name, namespace: 'fx' },
        }),
      );
  });
}

// A busy machine takes its time for the library and the certificates.
jest.setTimeout(60_000);

describe('draining a node', () => {
  let sandbox: Sandbox;
  let state: ClusterState;
  let directory: string;
  let library: typeof client;

  beforeAll(async () => {
    library = await kubernetesLibrary();
  });

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'drain-'));
    sandbox = await startSandbox({ timeScale: 0.05 });
  });

  afterEach(async () => {
    await sandbox.stop();
    rmSync(directory, { recursive: true });
  });

  /** Runs kubectl against the test cluster; resolves with what it says and how it ends. */
  async function kubectl(...args: string[]) {
    const config = join(directory, 'kubeconfig');
    writeFileSync(config, sandbox.kubeconfig());
    try {
      const { stdout, stderr } = await run('kubectl', args, {
        env: {
          ...process.env,
          HOME: directory,
          KUBECONFIG: config,
        },
        timeout: 60_000,
      });
      return { code: 0, text: stdout + stderr };
    } catch (error) {
      const { code, stdout, stderr } = error as {
        code: number;
        stdout: string;
        stderr: string;
      };
      return { code, text: stdout + stderr };
    }
  }

  const context = () => `--context=111111111111/eu-west-1/test-eks1`;
  const nodes = () => sandbox.world.nodesOf(state, 'test-eks1-large');
  const podsOn = (node: string) =>
    state.objects
      .list('pods')
      .filter(pod => at(pod, 'spec.nodeName') === node)
      .map(pod => pod.metadata.name);

  it('works with kubectl', async () => {
    if (!programOf('kubectl')) {
      await missing('kubectl');
      return;
    }
    state = await addTestCluster(sandbox, [
      {
        name: 'fx',
        workloads: [
          { name: 'free', image, replicas: 4 },
          { name: 'careful', image, replicas: 3, maxUnavailable: 1 },
          { name: 'scratch', image, replicas: 2, emptyDir: true },
          { name: 'set', image, kind: 'StatefulSet', replicas: 2 },
        ],
        barePods: ['bare'],
      },
    ]);
    const [node, other] = nodes();
    const refused = await kubectl(context(), 'drain', node);
    expect(refused.code).toBe(1);
    expect(refused.text).toContain(
      'cannot delete DaemonSet-managed Pods (use --ignore-daemonsets to ignore)',
    );
    // The order of the seed decides where the bare pod runs.
    const flags = ['--ignore-daemonsets', '--delete-emptydir-data', '--force'];
    const drained = await kubectl(context(), 'drain', node, ...flags);
    expect(drained.text).toContain(`node/${node} drained`);
    expect(drained.code).toBe(0);
    expect(state.objects.get('nodes', undefined, node)?.spec).toMatchObject({
      unschedulable: true,
    });
    const daemons = /^(calico-node|ebs-csi-node|kube-proxy)-/;
    expect(podsOn(node).filter(name => !daemons.test(name))).toEqual([]);
    expect(podsOn(node)).toHaveLength(3);
    await sandbox.idle();
    expect(podsOn(other).length).toBeGreaterThan(10);
    expect(readyCount(podsNamed(state, 'fx', 'free'))).toBe(4);
    expect(readyCount(podsNamed(state, 'fx', 'set'))).toBe(2);
    const uncordoned = await kubectl(context(), 'uncordon', node);
    expect(uncordoned.text).toContain(`node/${node} uncordoned`);
    expect(
      state.objects.get('nodes', undefined, node)?.spec,
    ).not.toHaveProperty('taints');
    const table = await kubectl(context(), 'get', 'pods,pdb', '-n', 'fx');
    expect(table.text).toMatch(/careful +N\/A +1 +1/);
  });

  it('lets kubectl scale and apply', async () => {
    if (!programOf('kubectl')) {
      await missing('kubectl');
      return;
    }
    state = await addTestCluster(sandbox, [
      {
        name: 'fx',
        workloads: [
          { name: 'web', image, replicas: 2 },
          { name: 'set', image, kind: 'StatefulSet', replicas: 2 },
        ],
      },
    ]);
    const inFx = (...args: string[]) =>
      kubectl(context(), '--namespace=fx', ...args);
    const scaled = await inFx('scale', 'deploy/web', 'sts/set', '--replicas=3');
    expect(scaled).toEqual({
      code: 0,
      text: 'deployment.apps/web scaled\nstatefulset.apps/set scaled\n',
    });
    await sandbox.idle();
    expect(readyCount(podsNamed(state, 'fx', 'web'))).toBe(3);
    expect(readyCount(podsNamed(state, 'fx', 'set'))).toBe(3);
    const late = await inFx(
      'scale',
      'deploy/web',
      '--replicas=1',
      '--current-replicas=2',
    );
    expect(late.text).toContain('Expected replicas to be 2, was 3');
    const read = await inFx('get', 'deploy/web', '--subresource=scale');
    expect(read.text).toContain('web');

    const file = join(directory, 'deployment.json');
    const labels = { app: 'applied' };
    const container = { name: 'app', image };
    const apply = async (replicas: number) => {
      writeFileSync(
        file,
        JSON.stringify({
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'applied', namespace: 'fx' },
          spec: {
            replicas,
            selector: { matchLabels: labels },
            template: {
              metadata: { labels },
              spec: { containers: [container] },
            },
          },
        }),
      );
      return kubectl(context(), 'apply', '-f', file);
    };
    for (const [replicas, words] of [
      [1, 'created'],
      [1, 'unchanged'],
      [2, 'configured'],
    ] as const) {
      await expect(apply(replicas)).resolves.toEqual({
        code: 0,
        text: `deployment.apps/applied ${words}\n`,
      });
    }
    await sandbox.idle();
    expect(readyCount(podsNamed(state, 'fx', 'applied'))).toBe(2);
  });

  it('stops at a budget until kubectl relaxes it', async () => {
    if (!programOf('kubectl')) {
      await missing('kubectl');
      return;
    }
    state = await addTestCluster(sandbox, [
      {
        name: 'fx',
        workloads: [{ name: 'stuck', image, replicas: 2, minAvailable: 2 }],
      },
    ]);
    const [node] = nodes();
    const flags = ['--ignore-daemonsets', '--delete-emptydir-data'];
    const stuck = await kubectl(
      context(),
      'drain',
      node,
      ...flags,
      '--timeout=2s',
    );
    expect(stuck.code).toBe(1);
    expect(stuck.text).toContain(
      "Cannot evict pod as it would violate the pod's disruption budget.",
    );
    const patched = await kubectl(
      context(),
      'patch',
      'pdb/stuck',
      '--namespace=fx',
      '--patch={"spec":{"minAvailable":1}}',
    );
    expect(patched.text).toContain('poddisruptionbudget.policy/stuck patched');
    const drained = await kubectl(context(), 'drain', node, ...flags);
    expect(drained.code).toBe(0);
  });

  it('costs little: 250 pods take a few seconds of work of server and client together', async () => {
    await sandbox.stop();
    sandbox = await startSandbox();
    state = await addTestCluster(sandbox, [
      {
        name: 'fx',
        workloads: Array.from({ length: 50 }, (_, index) => ({
          name: `app-${index}`,
          image,
          replicas: 10,
          maxUnavailable: '50%',
          readySeconds: 0.2,
          stopSeconds: 0.2,
        })),
      },
    ]);
    const [node] = nodes();
    const config = adminConfig(library, sandbox, state);
    const api = config.makeApiClient(library.CoreV1Api);
    const targets = podsNamed(state, 'fx', 'app').filter(
      pod => at(pod, 'spec.nodeName') === node,
    );
    expect(targets).toHaveLength(250);
    await api.patchNode(
      { name: node, body: { spec: { unschedulable: true } } },
      library.setHeaderOptions(
        'Content-Type',
        library.PatchStrategy.StrategicMergePatch,
      ),
    );
    const agent = new Agent({ keepAlive: true });
    const token = config.getCurrentUser()?.token ?? '';
    // The time of the processor, since others may use the machine at the same time.
    const before = process.cpuUsage();
    for (const { metadata } of targets) {
      expect(await evictOver(agent, state, token, metadata.name)).toBe(201);
    }
    await eventually(
      () =>
        podsNamed(state, 'fx', 'app').every(
          pod => at(pod, 'spec.nodeName') !== node,
        ),
      20_000,
    );
    const { user, system } = process.cpuUsage(before);
    agent.destroy();
    expect((user + system) / 1e6).toBeLessThan(6);
    await sandbox.idle();
    expect(readyCount(podsNamed(state, 'fx', 'app'))).toBe(500);
  });
});
