import { mockServices } from '@backstage/backend-test-utils';
import { drainOptionsSchema } from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { Sandbox, startSandbox } from '@xkf/sandbox';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { parse } from 'yaml';
import { z } from 'zod';
import { ClusterConnections } from '../connections';
import { eventually } from './__testUtils__/setUp';
import {
  cordon,
  drainNode,
  healthGate,
  nodesOf,
  podsLeft,
  previewDrain,
  readHealth,
  uncordon,
} from '.';

const run = promisify(execFile);
const image = 'registry.acme.example/app:1';
const GROUP = 'test-eks1-large';
const options = drainOptionsSchema.parse({ evictBarePods: true });
const signal = AbortSignal.timeout(100_000);

let sandbox: Sandbox;
let connections: ClusterConnections;
let cluster: AccessedCluster;
let state: Awaited<ReturnType<Sandbox['world']['addCluster']>>;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'drain-'));
  sandbox = await startSandbox({ timeScale: 0.1 });
  state = await sandbox.world.addCluster('111111111111', 'eu-west-1', {
    name: 'test-eks1',
    version: '1.35',
    createdAt: new Date('2026-09-01T08:00:00Z'),
    nodegroups: [
      {
        name: GROUP,
        desiredSize: 3,
        instanceTypes: ['m6i.16xlarge'],
        createdAt: new Date('2026-09-01T08:00:00Z'),
      },
    ],
    namespaces: [
      {
        name: 'fx',
        workloads: [
          { name: 'free', image, replicas: 9 },
          { name: 'careful', image, replicas: 9, maxUnavailable: 1 },
          { name: 'scratch', image, replicas: 3, emptyDir: true },
          { name: 'set', image, kind: 'StatefulSet', replicas: 3 },
          { name: 'stuck', image, replicas: 3, minAvailable: 3 },
        ],
        barePods: ['bare-1', 'bare-2', 'bare-3'],
      },
    ],
  });
  await sandbox.idle();
  const { token } = z
    .object({
      users: z.array(z.object({ user: z.object({ token: z.string() }) })),
    })
    .parse(parse(sandbox.kubeconfig())).users[0].user;
  connections = new ClusterConnections({
    providers: [
      {
        name: 'admin',
        connect: async ({ endpoint, certificateAuthority }) => ({
          server: endpoint,
          certificateAuthority,
          token,
          expiresAt: new Date(Date.now() + 600_000),
        }),
      },
    ],
    accessOf: () => 'admin',
    logger: mockServices.logger.mock(),
  });
  const { arn, endpoint = '', certificateAuthority } = state.cluster;
  cluster = {
    arn,
    accountId: '111111111111',
    region: 'eu-west-1',
    clusterName: 'test-eks1',
    endpoint,
    certificateAuthority: certificateAuthority.data,
  };
}, 60_000);

afterAll(async () => {
  await connections.close();
  await sandbox.stop();
  rmSync(directory, { recursive: true });
});

/** @returns what kubectl says; undefined when this machine has none */
async function kubectl(...args: string[]): Promise<string | undefined> {
  const file = join(directory, 'kubeconfig');
  writeFileSync(file, sandbox.kubeconfig());
  try {
    const { stdout, stderr } = await run(
      'kubectl',
      ['--context=111111111111/eu-west-1/test-eks1', ...args],
      {
        env: { ...process.env, HOME: directory, KUBECONFIG: file },
        timeout: 60_000,
      },
    );
    return stdout + stderr;
  } catch (error) {
    const failed = error as { code: unknown; stdout: string; stderr: string };
    if (failed.code === 'ENOENT') return undefined;
    return failed.stdout + failed.stderr;
  }
}

const kubectlDrain = (node: string, ...flags: string[]) =>
  kubectl(
    'drain',
    node,
    '--ignore-daemonsets',
    '--delete-emptydir-data',
    ...flags,
  );

function podsIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(match => match[1]).sort();
}

describe('draining a node of the sandbox', () => {
  it('moves the same pods as kubectl would, and kubectl finds nothing to add', async () => {
    const nodes = await nodesOf(connections, cluster, GROUP, signal);
    expect(nodes).toHaveLength(3);
    const [node] = nodes;
    const where = [connections, cluster] as const;

    const preview = await previewDrain(...where, nodes, options, signal);
    const here = preview.pods.filter(pod => pod.node === node);
    const going = here
      .filter(({ fate }) => fate === 'evict')
      .map(({ namespace, name }) => `${namespace}/${name}`)
      .sort();
    expect(going.length).toBeGreaterThan(8);
    const refusing = await previewDrain(
      ...where,
      [node],
      drainOptionsSchema.parse({}),
      signal,
    );
    const refused = refusing.pods
      .filter(({ fate }) => fate === 'refused')
      .map(({ namespace, name }) => `${namespace}/${name}`);
    // On a machine without kubectl the other tests have to do.
    const judged = await kubectlDrain(node, '--dry-run=client', '--force');
    const pattern = /(?:evicting|deleting) pod (\S+)/g;
    expect(judged === undefined ? going : podsIn(judged, pattern)).toEqual(
      going,
    );
    const bare = await kubectlDrain(node, '--dry-run=client');
    const said = bare ?? `declare no controller: ${refused.join(', ')}`;
    expect(refused.length).toBeGreaterThan(0);
    expect(said).toContain('declare no controller');
    expect(refused.filter(name => !said.includes(name))).toEqual([]);
    expect(preview.blockers).toContainEqual(
      expect.objectContaining({
        code: 'budget-allows-none',
        severity: 'blocks',
        budget: 'fx/stuck',
      }),
    );

    const ours = { nodes: [node], operationId: 'op-1', signal };
    expect(await cordon(...where, ours)).toMatchObject({ ours: [node] });
    const workloads = here.flatMap(({ namespace, owner, fate }) =>
      owner && fate === 'evict' ? `${namespace}/${owner}` : [],
    );
    const before = await readHealth(...where, workloads, signal);
    expect(before).toEqual({ notReady: [], pending: [] });

    let reason = '';
    const draining = drainNode(...where, {
      node,
      options,
      signal,
      announce: async (_pods, evict) => void (await evict()),
      onProgress: ({ waiting }) => {
        const stuck = waiting.find(({ budget }) => budget === 'fx/stuck');
        if (stuck && waiting.length === 1) ({ reason } = stuck);
      },
    });
    await eventually(() => reason !== '', 30_000);
    expect(reason).toMatch(
      /Budget fx\/stuck allows 0 more disruptions \(3 healthy, 3 needed\)/,
    );
    state.objects.update('poddisruptionbudgets', 'fx', 'stuck', budget => ({
      ...budget,
      spec: { ...budget.spec, minAvailable: 2 },
    }));
    const outcome = await draining;
    expect(outcome).toMatchObject({ is: 'drained' });
    expect(outcome.progress.nodes[0].pods.evicted).toBe(going.length);
    expect(outcome.mostEvictions).toBeLessThanOrEqual(10);

    expect(
      await healthGate(...where, {
        workloads: outcome.workloads,
        before,
        limitMs: 30_000,
        signal,
      }),
    ).toMatchObject({ is: 'ok', unjudged: [] });
    expect(await podsLeft(...where, [node], signal)).toEqual([]);
    const again = (await kubectlDrain(node)) ?? `node/${node} drained`;
    expect(again).toContain(`node/${node} drained`);
    expect(again).not.toContain('evicting pod');
    expect(await uncordon(...where, ours)).toMatchObject({
      uncordoned: [node],
    });
    const after = await previewDrain(...where, [node], options, signal);
    expect(after.nodes).toMatchObject([{ state: 'ready' }]);
  }, 90_000);

  it('waits while the API server is away, and ends when the node is gone', async () => {
    const [, node] = await nodesOf(connections, cluster, GROUP, signal);
    const where = [connections, cluster] as const;
    await cordon(...where, { nodes: [node], operationId: 'op-2', signal });
    let evictions = 0;
    let away = '';
    const draining = drainNode(...where, {
      node,
      options,
      signal,
      announce: async (pods, evict) => {
        evictions += pods.length;
        await evict();
      },
      onProgress: ({ waiting }) => {
        away = waiting[0]?.reason ?? '';
      },
    });
    await eventually(() => evictions > 0, 20_000);
    const fault = sandbox.faults.add({
      service: 'kubernetes',
      cluster: 'test-eks1',
      effect: 'unreachable',
    });
    await eventually(() => /goes on by itself/.test(away), 20_000);
    sandbox.faults.remove(fault);
    await expect(draining).resolves.toMatchObject({ is: 'drained' });

    const [, , last] = await nodesOf(connections, cluster, GROUP, signal);
    await cordon(...where, { nodes: [last], operationId: 'op-2', signal });
    let seen = false;
    const vanishing = drainNode(...where, {
      node: last,
      options,
      signal,
      announce: () =>
        new Promise(() => {
          seen = true;
        }),
    });
    await eventually(() => seen, 20_000);
    sandbox.world.removeNode(state, last);
    await expect(vanishing).resolves.toMatchObject({ is: 'gone' });
  }, 90_000);
});
