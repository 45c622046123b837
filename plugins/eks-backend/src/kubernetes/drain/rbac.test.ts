import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { drainOptionsSchema } from '@xkf/backstage-plugin-eks-common';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { failure } from '../__testUtils__/ApiServer';
import { refusal } from './__testUtils__/EvictionApi';
import { aNode, aPod, aWorkload } from './__testUtils__/objects';
import { setUp } from './__testUtils__/setUp';
import { PERMISSIONS } from './api';
import {
  cordon,
  healthGate,
  nodesOf,
  podsLeft,
  previewDrain,
  readHealth,
  uncordon,
} from '.';

const read = (path: string) =>
  readFileSync(
    resolvePackagePath('@xkf/backstage-plugin-eks-backend', '../..', path),
    'utf8',
  );

const role = z.object({
  kind: z.literal('ClusterRole'),
  rules: z.array(
    z.object({
      apiGroups: z.array(z.string()),
      resources: z.array(z.string()),
      verbs: z.array(z.string()),
    }),
  ),
});

const granted = role
  .parse(parseAllDocuments(read('docs/access/rbac-rotation.yaml'))[0].toJS())
  .rules.flatMap(({ resources, verbs }) =>
    resources.flatMap(resource => verbs.map(verb => `${verb} ${resource}`)),
  )
  .sort();

describe('the documented role for rotations', () => {
  it('grants exactly what the code names', () => {
    expect(granted).toEqual(Object.values(PERMISSIONS).sort());
  });

  it('stands in the documentation as it is', () => {
    expect(read('docs/access.md')).toContain(
      read('docs/access/rbac-rotation.yaml').trim(),
    );
  });

  it('is enough for a whole rotation, which uses all of it', async () => {
    const { cluster, connections, drain, stop } = await setUp();
    try {
      const where = [connections, cluster.server.cluster('dev-eks1')] as const;
      const signal = AbortSignal.timeout(20_000);
      cluster.add('nodes', aNode('n1', { spec: {} }));
      const kinds = {
        ReplicaSet: 'replicasets',
        StatefulSet: 'statefulsets',
        DaemonSet: 'daemonsets',
        Job: 'jobs',
        ReplicationController: 'replicationcontrollers',
      } as const;
      for (const [kind, resource] of Object.entries(kinds)) {
        cluster.add(resource, aWorkload('own', 0));
        cluster.add(
          'pods',
          aPod({ name: kind.toLowerCase(), node: 'n1', owner: `${kind}/own` }),
        );
      }
      let conflicts = 0;
      cluster.intercept = () => {
        const verb = cluster.verbs.at(-1) ?? '';
        if (!granted.includes(verb)) return failure(403, `${verb} forbidden`);
        // A conflict makes the portal look at the pod.
        if (verb !== 'create pods/eviction' || conflicts > 0) return undefined;
        conflicts += 1;
        return refusal(409, 'Precondition failed', { kind: 'Pod' });
      };
      const nodes = await nodesOf(...where, 'standard', signal);
      const options = drainOptionsSchema.parse({});
      await previewDrain(...where, nodes, options, signal);
      const mine = { nodes, operationId: 'op-1', signal };
      await cordon(...where, mine);
      const { workloads } = await drain();
      const before = await readHealth(...where, [], signal);
      const gate = { workloads, before, limitMs: 1_000, signal };
      await healthGate(...where, gate);
      expect(await podsLeft(...where, nodes, signal)).toEqual([]);
      await uncordon(...where, mine);
      expect([...new Set(cluster.verbs)].sort()).toEqual(granted);
    } finally {
      await stop();
    }
  });
});
