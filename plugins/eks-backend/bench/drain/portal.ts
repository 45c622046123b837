/** Drains one node as a step of an operation does; started by the bench. */
import { drainOptionsSchema } from '@xkf/backstage-plugin-eks-common';
import { mockServices } from '@backstage/backend-test-utils';
import { z } from 'zod';
import { ClusterConnections } from '../../src/kubernetes';
import { cordon, drainNode } from '../../src/kubernetes/drain';

const orderSchema = z.object({
  endpoint: z.string(),
  certificateAuthority: z.string(),
  token: z.string(),
  node: z.string(),
  maxConcurrentEvictions: z.number(),
});

async function drain(order: z.output<typeof orderSchema>): Promise<string> {
  const { endpoint, certificateAuthority, token, node } = order;
  const connections = new ClusterConnections({
    providers: [
      {
        name: 'bench',
        connect: async () => ({
          server: endpoint,
          certificateAuthority,
          token,
          expiresAt: new Date(Date.now() + 60 * 60_000),
        }),
      },
    ],
    accessOf: () => 'bench',
    logger: mockServices.rootLogger(),
  });
  const cluster = {
    arn: 'arn:aws:eks:eu-west-1:111111111111:cluster/bench-eks1',
    accountId: '111111111111',
    region: 'eu-west-1',
    clusterName: 'bench-eks1',
    endpoint,
    certificateAuthority,
  };
  const signal = AbortSignal.timeout(10 * 60_000);
  await cordon(connections, cluster, {
    nodes: [node],
    operationId: 'bench',
    signal,
  });
  const { maxConcurrentEvictions } = order;
  const outcome = await drainNode(connections, cluster, {
    node,
    signal,
    options: drainOptionsSchema.parse({ maxConcurrentEvictions }),
    announce: async (_pods, evict) => {
      await row();
      await evict();
      await row();
    },
  });
  await connections.close();
  return outcome.is;
}

/** As long as a row in a database takes. */
function row(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 3));
}

process.once('message', message => {
  drain(orderSchema.parse(message)).then(
    outcome => {
      process.send?.(outcome, () => process.disconnect());
    },
    error => {
      process.stderr.write(`${error}\n`);
      process.exit(1);
    },
  );
});
// A portal runs for weeks: what it loads once is no part of a drain.
import('@kubernetes/client-node').then(() => process.send?.('started'));
