import { startSandbox } from '@xkf/sandbox';
import { parse } from 'yaml';
import { z } from 'zod';
import { CountingProxy } from './CountingProxy';

export const BUDGETS = ['none', 'some', 'all'] as const;

/** Which pods of the node are under a budget of its own application. */
export type BudgetShape = (typeof BUDGETS)[number];

/** A node full of pods, and how to reach its API server. */
export interface Stage {
  node: string;
  proxy: CountingProxy;
  token: string;
  /** Pods of the workload that are on the node now. */
  podsLeft(): number;
  stop(): Promise<void>;
}

const ACCOUNT = '111111111111';
const REGION = 'eu-west-1';
const CLUSTER = 'bench-eks1';
const GROUP = 'bench-eks1-large';
const REPLICAS = 5;
const NAMESPACE = 'fx';

const kubeconfig = z.object({
  users: z.array(z.object({ user: z.object({ token: z.string() }) })),
});

/**
 * Applications with five replicas each, all on the node. A budget lets one of an
 * application go at a time: `none` has one, every second (`some`), or `all`.
 */
function workloads(pods: number, budgets: BudgetShape) {
  return Array.from({ length: pods / REPLICAS }, (_, index) => ({
    name: `app-${index}`,
    image: 'registry.acme.example/app:1',
    replicas: REPLICAS,
    emptyDir: true,
    stopSeconds: 1,
    readySeconds: 1.5,
    ...((budgets === 'all' || (budgets === 'some' && index % 2 === 0)) && {
      maxUnavailable: 1,
    }),
  }));
}

/** Starts a sandbox of its own with the workload; the same each time. */
export async function setStage(
  pods: number,
  budgets: BudgetShape,
): Promise<Stage> {
  const sandbox = await startSandbox();
  const { world } = sandbox;
  const createdAt = new Date('2026-09-01T08:00:00Z');
  const state = await world.addCluster(ACCOUNT, REGION, {
    name: CLUSTER,
    version: '1.35',
    createdAt,
    nodegroups: [
      {
        name: GROUP,
        desiredSize: 1,
        instanceTypes: ['m6i.16xlarge'],
        createdAt,
      },
    ],
    namespaces: [{ name: NAMESPACE, workloads: workloads(pods, budgets) }],
  });
  await sandbox.idle();
  const [node] = world.nodesOf(state, GROUP);
  for (let i = 0; i < 3; i++) world.addNode(state, GROUP);
  await sandbox.idle();
  // What the cluster itself needs goes elsewhere, so that only the workload counts.
  const cordon = (unschedulable: boolean) =>
    state.objects.update('nodes', undefined, node, object => ({
      ...object,
      spec: { ...object.spec, unschedulable },
    }));
  cordon(true);
  const onNode = () =>
    state.objects
      .list('pods')
      .filter(pod => pod.spec?.nodeName === node)
      .filter(({ metadata }) =>
        metadata.ownerReferences?.every(({ kind }) => kind !== 'DaemonSet'),
      );
  for (const { metadata } of onNode()) {
    if (metadata.namespace !== NAMESPACE) {
      state.objects.delete('pods', metadata.namespace, metadata.name);
    }
  }
  await sandbox.idle();
  cordon(false);
  await sandbox.idle();
  if (onNode().length !== pods) {
    throw new Error(`The node has ${onNode().length} pods instead of ${pods}.`);
  }
  const { endpoint = '', certificateAuthority } = state.cluster;
  const proxy = await CountingProxy.start(endpoint, certificateAuthority.data);
  return {
    node,
    proxy,
    token: kubeconfig.parse(parse(sandbox.kubeconfig())).users[0].user.token,
    podsLeft: () => onNode().length,
    stop: async () => {
      await proxy.stop();
      await sandbox.stop();
    },
  };
}
