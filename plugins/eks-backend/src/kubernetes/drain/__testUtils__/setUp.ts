import { mockServices } from '@backstage/backend-test-utils';
import {
  drainOptionsSchema,
  DrainPod,
  DrainProgress,
} from '@xkf/backstage-plugin-eks-common';
import { ClusterConnections, ConnectionLimits } from '../../connections';
import { drainNode, NodeDrainOutcome, NodeDrainRequest } from '../index';
import { DrainTiming, EvictionFate } from '../engine';
import { FakeCluster } from './FakeCluster';

/** Pauses that suit a test. */
export const QUICK: DrainTiming = {
  probe: { shortestMs: 60_000, longestMs: 60_000 },
  listWatch: { firstMs: 20, longestMs: 100 },
  conflictMs: 20,
  refusedMs: 20,
  deniedMs: 100,
  away: { firstMs: 20, longestMs: 100 },
  awayForMs: 60_000,
  endMarginMs: 100,
  announcedForMs: 5_000,
  abortMs: 300,
};

export interface DrainSetUp {
  cluster: FakeCluster;
  connections: ClusterConnections;
  tokens: () => number;
  /** Batches of pods that were announced. */
  announced: DrainPod[][];
  /** What became of the evictions, batch by batch. */
  fates: EvictionFate[][];
  progress: DrainProgress[];
  drain(
    change?: Partial<Omit<NodeDrainRequest, 'options'>> & {
      options?: Partial<NodeDrainRequest['options']>;
    },
  ): Promise<NodeDrainOutcome>;
  stop(): Promise<void>;
}

/** A fake cluster, and drains of its node `n1` that remember what they told. */
export async function setUp(
  limits: Partial<ConnectionLimits> = {},
): Promise<DrainSetUp> {
  const cluster = await FakeCluster.start();
  let tokens = 0;
  const connections = new ClusterConnections({
    providers: [
      {
        name: 'test',
        connect: async ({ endpoint, certificateAuthority }) => {
          tokens += 1;
          return {
            server: endpoint,
            certificateAuthority,
            token: `token-${tokens}`,
            expiresAt: new Date(Date.now() + 600_000),
          };
        },
      },
    ],
    accessOf: () => 'test',
    logger: mockServices.logger.mock(),
    limits: { outageMs: 50, ...limits },
  });
  const announced: DrainPod[][] = [];
  const fates: EvictionFate[][] = [];
  const progress: DrainProgress[] = [];
  return {
    cluster,
    connections,
    tokens: () => tokens,
    announced,
    fates,
    progress,
    drain: ({ options, ...change } = {}) =>
      drainNode(connections, cluster.server.cluster('dev-eks1'), {
        node: 'n1',
        signal: AbortSignal.timeout(20_000),
        announce: async (pods, evict) => {
          announced.push([...pods]);
          fates.push(await evict());
        },
        onProgress: each => progress.push(each),
        timing: QUICK,
        ...change,
        options: { ...drainOptionsSchema.parse({}), ...options },
      }),
    stop: async () => {
      await connections.close();
      await cluster.stop();
    },
  };
}

/** Waits until something holds. */
export async function eventually(holds: () => boolean, ms = 5_000) {
  const until = Date.now() + ms;
  while (!holds()) {
    if (Date.now() > until) throw new Error('It did not come to hold in time.');
    await new Promise(resolve => setTimeout(resolve, 5));
  }
}
