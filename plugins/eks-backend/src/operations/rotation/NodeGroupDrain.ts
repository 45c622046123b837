import { RotationInput } from '@xkf/backstage-plugin-eks-common';
import { orderNodes } from '../../kubernetes/drain';
import { StepOutcome, StepRun } from '../kind';
import { ClusterView, counted, lasting, listed } from '../world';
import { cordonAgain, evictAll, goOn } from './choices';
import { readDrainMemory } from './drainMemory';
import { DrainState } from './DrainState';
import { evictNode } from './evictNode';
import { awaitRecovery, healthBefore } from './recovery';
import { goneWords, RotationCluster } from './rotationClusters';
import { RotationWorld } from './RotationWorld';
import { stepIds } from './stepIds';

/** Nodes that one run goes through; more are a defect, not a cluster. */
const MAX_NODES = 2_000;

/** One run of draining a node group of one cluster, node by node. */
export class NodeGroupDrain {
  constructor(
    private readonly world: RotationWorld,
    private readonly run: StepRun<RotationInput>,
    private readonly cluster: RotationCluster,
    private readonly pool: string,
  ) {}

  async reconcile(): Promise<StepOutcome> {
    const { world, run, cluster } = this;
    const view = new ClusterView(world, cluster.id, run.signal);
    if (!(await view.describe())) {
      return { is: 'done', reason: goneWords([cluster.id.clusterName]) };
    }
    const accessed = await view.accessed();
    const state = new DrainState(world, run, accessed, cluster, this.pool);
    await this.#choose(state);
    for (let n = 0; n < MAX_NODES; n++) {
      await this.#look(state);
      const next = state.memory.current?.node ?? this.#next(state);
      if (next === undefined) return done(state);
      const pause = this.#pauseLeft(state);
      if (pause > 0 && !state.memory.current) {
        return {
          is: 'waiting',
          reason: `A pause of ${lasting(state.options.pauseBetweenNodes * 1000)} before ${next}.`,
          checkAgainAfter: pause,
          detail: { type: 'drain', progress: state.progress() },
        };
      }
      const stopped = await this.#drain(state, next);
      if (stopped) return stopped;
    }
    return {
      is: 'failed',
      reason: `${state.group} got new nodes again and again while it was drained. Stop what adds them, then retry.`,
    };
  }

  /** What a person decided about the node that asked. */
  async #choose(state: DrainState): Promise<void> {
    const { choice } = this.run;
    const { current, skipped } = state.memory;
    if (!choice || !current) return;
    const { node } = current;
    switch (choice) {
      case 'skip-node':
        await state.remember({
          skipped: [...skipped, node],
          current: undefined,
        });
        break;
      case evictAll.id:
        await state.remember({ evictAll: [...state.memory.evictAll, node] });
        break;
      case goOn.id:
        await state.finish(current);
        break;
      case cordonAgain.id:
        await state.cordon([node]);
        break;
      default:
    }
  }

  /** The nodes as they are now; new ones are cordoned and go last. */
  async #look(state: DrainState): Promise<void> {
    const { nodes } = this.world;
    const { signal } = this.run;
    state.nodes = await nodes.nodesOf(state.accessed, state.group, signal);
    const names = state.nodes.map(({ name }) => name);
    const left = new Map(names.map(name => [name, 0]));
    for (const { node } of await nodes.podsLeft(
      state.accessed,
      names,
      signal,
    )) {
      left.set(node, (left.get(node) ?? 0) + 1);
    }
    state.left = left;
    const known = new Set(state.memory.order);
    const fresh = state.nodes.filter(({ name }) => !known.has(name));
    if (fresh.length === 0) return;
    const { cordoned } = readDrainMemory(
      this.run.memoryOf(stepIds.cordon(this.cluster)),
    );
    const late = fresh.filter(({ name }) => !cordoned.includes(name));
    if (late.length > 0) await state.cordon(late.map(({ name }) => name));
    const ordered = orderNodes(
      fresh.map(node => ({
        ...node,
        pods: { toEvict: left.get(node.name) ?? 0 },
      })),
      state.options.order,
    );
    await state.remember({
      order: [...state.memory.order, ...ordered.map(({ name }) => name)],
    });
  }

  /** The first node in the order on which pods are left. */
  #next({ memory, left }: DrainState): string | undefined {
    const { order, skipped } = memory;
    return order.find(
      name => !skipped.includes(name) && (left.get(name) ?? 0) > 0,
    );
  }

  #pauseLeft({ memory: { pausedUntil } }: DrainState): number {
    return pausedUntil ? Date.parse(pausedUntil) - this.run.now().getTime() : 0;
  }

  async #drain(
    state: DrainState,
    node: string,
  ): Promise<StepOutcome | undefined> {
    let { current } = state.memory;
    if (!current) {
      current = {
        tried: [],
        node,
        startedAt: this.run.now().toISOString(),
        workloads: [],
        drained: false,
        evicted: 0,
      };
      await state.remember({
        current,
        before: state.memory.before ?? (await healthBefore(state)),
      });
      state.show(undefined, undefined, `Draining ${node}.`);
    }
    if (!current.drained) {
      const stopped = await evictNode(state, current);
      if (stopped) return stopped;
    }
    return awaitRecovery(state);
  }
}

function done(state: DrainState): StepOutcome {
  const { skipped, order } = state.memory;
  const left = skipped.filter(name => (state.left.get(name) ?? 0) > 0);
  const drained = order.length - left.length;
  return {
    is: 'done',
    reason: [
      `${counted(drained, 'node')} of ${state.group} ${drained === 1 ? 'is' : 'are'} drained.`,
      left.length > 0 && `Skipped, with pods on them: ${listed(left)}.`,
    ]
      .filter(Boolean)
      .join(' '),
    detail: { type: 'drain', progress: state.progress() },
  };
}
