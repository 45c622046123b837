import fc from 'fast-check';
import { failure } from '../../__testUtils__/ApiServer';
import { refusal } from '../__testUtils__/EvictionApi';
import { aBudget, aNode, aPod, aWorkload } from '../__testUtils__/objects';
import { QUICK, setUp } from '../__testUtils__/setUp';

const APPS = ['a', 'b', 'c', 'd'];

const pods = fc.array(
  fc.record({
    kind: fc.constantFrom('ReplicaSet', 'StatefulSet', 'DaemonSet', 'mirror'),
    app: fc.constantFrom(...APPS),
    phase: fc.constantFrom(
      'Running',
      'Running',
      'Running',
      'Pending',
      'Failed',
    ),
    ready: fc.boolean(),
    terminating: fc.integer({ min: 0, max: 9 }).map(n => n === 0),
  }),
  { minLength: 1, maxLength: 40 },
);

const budgets = fc.dictionary(
  fc.constantFrom(...APPS),
  fc.record({
    maxUnavailable: fc.integer({ min: 1, max: 4 }),
    policy: fc.constantFrom(undefined, 'AlwaysAllow', 'IfHealthyBudget'),
  }),
);

const faults = fc.array(
  fc.constantFrom(
    'none',
    'none',
    'none',
    'reset',
    'server-error',
    'conflict',
    'throttled',
    'break-watches',
    'expire-watches',
  ),
  { maxLength: 30 },
);

const answers = {
  'server-error': failure(500, 'etcdserver: request timed out'),
  conflict: refusal(409, 'cannot be fulfilled', {
    kind: 'poddisruptionbudgets',
  }),
  throttled: {
    status: 429,
    body: 'Too many requests',
    headers: { 'retry-after': '0' },
  },
};

describe('drainNode with whatever pods, budgets and faults', () => {
  it('evicts each pod at most once, none that stays, and never too many at once', async () => {
    const checked = fc.assert(
      fc.asyncProperty(
        pods,
        budgets,
        faults,
        fc.integer({ min: 1, max: 12 }),
        async (somePods, someBudgets, someFaults, maxConcurrentEvictions) => {
          const { cluster, drain, announced, stop } = await setUp();
          try {
            cluster.add('nodes', aNode('n1'), aNode('n2', { spec: {} }));
            cluster.replace = { node: 'n2', readyAfterMs: 5 };
            for (const app of APPS)
              cluster.add('daemonsets', aWorkload(app, 1));
            const staying = new Set<string>();
            somePods.forEach(({ kind, app, phase, ready, terminating }, i) => {
              const mirror = kind === 'mirror';
              const daemon = kind === 'DaemonSet' && phase !== 'Failed';
              const stays = mirror || daemon;
              const pod = aPod({
                name: `${app}-${i}`,
                node: 'n1',
                // A budget that a sick pod holds shut for ever is a rightful wait.
                labels: stays ? {} : { app },
                phase,
                ready: ready && phase === 'Running',
                mirror,
                ...(!mirror && { owner: `${kind}/${app}` }),
              });
              if (stays) staying.add(pod.metadata.uid);
              cluster.add('pods', pod);
              if (terminating && !mirror) cluster.end(pod);
              if (!ready && phase === 'Running') {
                setTimeout(() => {
                  const now = cluster.pod(`${app}-${i}`);
                  if (now?.metadata.uid !== pod.metadata.uid) return;
                  const conditions = [{ type: 'Ready', status: 'True' }];
                  cluster.add('pods', {
                    ...now,
                    status: { phase, conditions },
                  } as typeof now);
                }, 50);
              }
            });
            for (const [app, shape] of Object.entries(someBudgets)) {
              cluster.add('poddisruptionbudgets', aBudget(app, { app }, shape));
            }
            const queue = [...someFaults];
            cluster.intercept = ({ path }) => {
              if (!path.endsWith('/eviction')) return undefined;
              const fault = queue.shift();
              if (fault === 'reset') return fault;
              if (fault === 'break-watches') cluster.breakWatches();
              if (fault === 'expire-watches') cluster.expireWatches();
              return answers[fault as keyof typeof answers];
            };
            const outcome = await drain({
              options: { maxConcurrentEvictions },
              // News and refusals may cross each other; then only a probe goes on.
              timing: { ...QUICK, probe: { shortestMs: 200, longestMs: 400 } },
            });
            const evicted = cluster.evictions.log.filter(
              ({ status }) => status === 201,
            );
            const uids = evicted.map(({ uid }) => uid);
            const batches = announced.map(batch => batch.length);
            const rightNodes = announced.flat().every(p => p.node === 'n1');
            return (
              outcome.is === 'drained' &&
              new Set(uids).size === uids.length &&
              uids.every(uid => !staying.has(uid)) &&
              rightNodes &&
              cluster.evictions.most <= maxConcurrentEvictions &&
              outcome.mostEvictions <= maxConcurrentEvictions &&
              Math.max(0, ...batches) <= maxConcurrentEvictions
            );
          } finally {
            await stop();
          }
        },
      ),
      { numRuns: 40, endOnFailure: true },
    );
    await expect(checked).resolves.toBeUndefined();
  }, 120_000);
});
