import {
  DrainPod,
  DrainProgress,
  RotationInput,
} from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { orderNodes } from '../../kubernetes/drain';
import { StepOutcome, StepRun } from '../kind';
import { ClusterView, counted, lasting, listed } from '../world';
import {
  cordonAgain,
  evictAll,
  goOn,
  keepWaiting,
  lookAgain,
  skipNode,
} from './choices';
import { cordonNodes } from './cordonStep';
import { gridProgress } from './drainGrid';
import {
  reasonsOf,
  refusalsOf,
  shortName,
  union,
  workloadOf,
} from './drainWords';
import { DrainMemory, readDrainMemory } from './drainMemory';
import type { GroupNode } from './readGroupNodes';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName, stepIds } from './stepIds';

/** Nodes that one run goes through; more are a defect, not a cluster. */
const MAX_NODES = 2_000;
/** Seconds that a drain tries by itself after it has asked what to do. */
const SHORT_TRY = 30;

type Current = NonNullable<DrainMemory['current']>;

/** One run of draining a node group, node by node. */
export class NodeGroupDrain {
  readonly #group: string;
  #memory: DrainMemory;
  #nodes: readonly GroupNode[] = [];
  #left = new Map<string, number>();

  constructor(
    private readonly world: RotationWorld,
    private readonly run: StepRun<RotationInput>,
    pool: string,
  ) {
    this.#group = nodeGroupName(run.operation.input, pool);
    this.#memory = readDrainMemory(run.memory);
  }

  async reconcile(): Promise<StepOutcome> {
    const { input } = this.run.operation;
    const view = new ClusterView(this.world, input, this.run.signal);
    const cluster = await view.accessed();
    await this.#choose();
    for (let n = 0; n < MAX_NODES; n++) {
      await this.#look(cluster);
      const next = this.#memory.current?.node ?? this.#next();
      if (next === undefined) return this.#done();
      const pause = this.#pauseLeft();
      if (pause > 0 && !this.#memory.current) {
        return {
          is: 'waiting',
          reason: `A pause of ${lasting(input.drain.pauseBetweenNodes * 1000)} before ${next}.`,
          checkAgainAfter: pause,
          detail: { type: 'drain', progress: this.#progress() },
        };
      }
      const stopped = await this.#drain(cluster, next);
      if (stopped) return stopped;
    }
    return {
      is: 'failed',
      reason: `${this.#group} got new nodes again and again while it was drained. Stop what adds them, then retry.`,
    };
  }

  /** What a person decided about the node that asked. */
  async #choose(): Promise<void> {
    const { choice } = this.run;
    const { current, skipped } = this.#memory;
    if (!choice || !current) return;
    const { node } = current;
    switch (choice) {
      case 'skip-node':
        await this.#remember({
          skipped: [...skipped, node],
          current: undefined,
        });
        break;
      case evictAll.id:
        await this.#remember({
          evictAll: [...this.#memory.evictAll, node],
        });
        break;
      case goOn.id:
        await this.#finish(current);
        break;
      case cordonAgain.id:
        await this.#cordon([node]);
        break;
      default:
    }
  }

  /** The nodes as they are now; new ones are cordoned and go last. */
  async #look(cluster: AccessedCluster): Promise<void> {
    const { signal } = this.run;
    this.#nodes = await this.world.nodes.nodesOf(cluster, this.#group, signal);
    const names = this.#nodes.map(({ name }) => name);
    const pods = await this.world.nodes.podsLeft(cluster, names, signal);
    this.#left = new Map(names.map(name => [name, 0]));
    for (const { node } of pods) {
      this.#left.set(node, (this.#left.get(node) ?? 0) + 1);
    }
    const known = new Set(this.#memory.order);
    const fresh = this.#nodes.filter(({ name }) => !known.has(name));
    if (fresh.length === 0) return;
    const { cordoned } = readDrainMemory(this.run.memoryOf(stepIds.cordon));
    const late = fresh.filter(({ name }) => !cordoned.includes(name));
    if (late.length > 0) await this.#cordon(late.map(({ name }) => name));
    const ordered = orderNodes(
      fresh.map(node => ({
        ...node,
        pods: { toEvict: this.#left.get(node.name) ?? 0 },
      })),
      this.run.operation.input.drain.order,
    );
    await this.#remember({
      order: [...this.#memory.order, ...ordered.map(({ name }) => name)],
    });
  }

  /** The first node in the order on which pods are left. */
  #next(): string | undefined {
    const { order, skipped } = this.#memory;
    return order.find(
      name => !skipped.includes(name) && (this.#left.get(name) ?? 0) > 0,
    );
  }

  #pauseLeft(): number {
    const { pausedUntil } = this.#memory;
    return pausedUntil ? Date.parse(pausedUntil) - this.run.now().getTime() : 0;
  }

  async #drain(
    cluster: AccessedCluster,
    node: string,
  ): Promise<StepOutcome | undefined> {
    let { current } = this.#memory;
    if (!current) {
      current = {
        node,
        startedAt: this.run.now().toISOString(),
        workloads: [],
        drained: false,
        evicted: 0,
      };
      await this.#remember({
        current,
        before: this.#memory.before ?? (await this.#before(cluster)),
      });
      this.#show(undefined, undefined, `Draining ${node}.`);
    }
    if (!current.drained) {
      const stopped = await this.#evict(cluster, current);
      if (stopped) return stopped;
    }
    return this.#gate(cluster);
  }

  /** Seconds; once it has asked and nobody answered, it only looks from time to time. */
  #patience(configured: number): number {
    return this.#memory.asked && !this.run.choice
      ? Math.min(SHORT_TRY, configured)
      : configured;
  }

  /** How well the workloads of the whole node group are before the first eviction. */
  async #before(cluster: AccessedCluster) {
    const { signal, operation } = this.run;
    const names = this.#nodes.map(({ name }) => name);
    const { pods } = await this.world.nodes.preview(
      cluster,
      names,
      operation.input.drain,
      signal,
    );
    const going = pods.filter(({ fate }) => fate !== 'stay');
    return this.world.nodes.readHealth(
      cluster,
      going.flatMap(pod => workloadOf(pod) ?? []),
      signal,
    );
  }

  async #evict(
    cluster: AccessedCluster,
    { node }: Current,
  ): Promise<StepOutcome | undefined> {
    const { input } = this.run.operation;
    const all = this.#memory.evictAll.includes(node);
    const patience = this.#patience(input.drain.blockedAfter);
    const outcome = await this.world.nodes.drain(cluster, {
      node,
      options: {
        ...input.drain,
        blockedAfter: patience,
        ...(all && { deleteEmptyDirData: true, evictBarePods: true }),
      },
      signal: this.run.signal,
      beforeEvict: pods => this.#announce(node, pods),
      onProgress: progress => this.#show(progress),
    });
    switch (outcome.is) {
      case 'drained':
      case 'gone': {
        const { current } = this.#memory;
        const evicted = outcome.progress.nodes.at(0)?.pods.evicted ?? 0;
        await this.#remember({
          asked: false,
          current: current && {
            ...current,
            drained: true,
            evicted: Math.max(current.evicted, evicted),
            workloads: union(current.workloads, outcome.workloads),
          },
        });
        return undefined;
      }
      case 'blocked':
        return this.#ask(
          `${node} is not drained after ${lasting(input.drain.blockedAfter * 1000)}. ${reasonsOf(outcome.waiting)} It tries on from time to time.`,
          [keepWaiting, skipNode(node)],
          outcome.progress,
        );
      case 'refused':
        return this.#ask(
          `${node} has pods that the options do not allow to evict, so nothing of it was evicted. ${refusalsOf(outcome.pods)}`,
          [evictAll, skipNode(node), lookAgain],
          outcome.progress,
        );
      default:
        return this.#ask(
          `Somebody let pods on ${node} again, so no more of them are evicted.`,
          [cordonAgain, skipNode(node)],
          outcome.progress,
        );
    }
  }

  /** The intent of evicting a batch, and what must be ready again because of it. */
  async #announce(node: string, pods: readonly DrainPod[]): Promise<void> {
    const { current } = this.#memory;
    const workloads = union(
      current?.workloads ?? [],
      pods.flatMap(pod => workloadOf(pod) ?? []),
    );
    if (current && workloads.length > current.workloads.length) {
      await this.#remember({ current: { ...current, workloads } });
    }
    const names = pods.map(({ namespace, name }) => `${namespace}/${name}`);
    await this.run.act(
      {
        eventId: 'eks.evict-pods',
        message: `Asked to evict ${listed(names)} from ${node}.`,
        severity: 'high',
        subject: { node, pods: names },
      },
      async () => {},
    );
  }

  /** The next node waits until what was evicted is ready elsewhere. */
  async #gate(cluster: AccessedCluster): Promise<StepOutcome | undefined> {
    const { current, before } = this.#memory;
    if (!current) return undefined;
    const { healthAfter } = this.run.operation.input.drain;
    const patience = this.#patience(healthAfter);
    const result = await this.world.nodes.healthGate(cluster, {
      workloads: current.workloads,
      before: before ?? { notReady: [], pending: [] },
      limitMs: patience * 1000,
      signal: this.run.signal,
      onProgress: ({ recovering }) => this.#show(undefined, recovering),
    });
    if (result.is === 'ok') {
      await this.#finish(current);
      return undefined;
    }
    const { recovering, pending } = result;
    const what = [
      recovering.length > 0 &&
        `Not ready again: ${listed(recovering.map(shortName))}.`,
      pending.length > 0 && `No node has room for ${listed(pending)}.`,
    ]
      .filter(Boolean)
      .join(' ');
    return this.#ask(
      `${current.node} is drained, and after ${lasting(healthAfter * 1000)} what ran on it is not well elsewhere. ${what}`,
      [keepWaiting, goOn],
      undefined,
      recovering,
    );
  }

  async #finish(current: Current): Promise<void> {
    const { pauseBetweenNodes } = this.run.operation.input.drain;
    const now = this.run.now().getTime();
    await this.#remember({
      asked: false,
      current: undefined,
      done: [
        ...this.#memory.done.filter(({ name }) => name !== current.node),
        {
          name: current.node,
          at: new Date(now).toISOString(),
          evicted: current.evicted,
        },
      ],
      pausedUntil: new Date(now + pauseBetweenNodes * 1000).toISOString(),
    });
  }

  #done(): StepOutcome {
    const { skipped, order } = this.#memory;
    const left = skipped.filter(name => (this.#left.get(name) ?? 0) > 0);
    return {
      is: 'done',
      reason: [
        `${counted(order.length - left.length, 'node')} of ${this.#group} ${order.length - left.length === 1 ? 'is' : 'are'} drained.`,
        left.length > 0 && `Skipped, with pods on them: ${listed(left)}.`,
      ]
        .filter(Boolean)
        .join(' '),
      detail: { type: 'drain', progress: this.#progress() },
    };
  }

  async #ask(
    reason: string,
    choices: Extract<StepOutcome, { is: 'blocked' }>['choices'],
    progress?: DrainProgress,
    recovering?: readonly string[],
  ): Promise<StepOutcome> {
    await this.#remember({ asked: true });
    return {
      is: 'blocked',
      reason,
      choices,
      checkAgainAfter: this.world.pace.blocked,
      detail: {
        type: 'drain',
        progress: this.#progress(progress, recovering),
      },
    };
  }

  async #cordon(names: readonly string[]): Promise<void> {
    await cordonNodes(this.world, this.run, names);
    this.#memory = {
      ...this.#memory,
      cordoned: union(this.#memory.cordoned, names),
    };
  }

  /** @param reason - only where another thing is done now: it takes an open question away */
  #show(
    progress?: DrainProgress,
    recovering?: readonly string[],
    reason?: string,
  ): void {
    this.run.progress(
      { type: 'drain', progress: this.#progress(progress, recovering) },
      reason,
    );
  }

  #progress(
    current?: DrainProgress,
    recovering?: readonly string[],
  ): DrainProgress {
    const grid = {
      nodes: this.#nodes,
      left: this.#left,
      nodeGroup: this.#group,
      memory: this.#memory,
    };
    return gridProgress(grid, current, recovering);
  }

  async #remember(changed: Partial<DrainMemory>): Promise<void> {
    this.#memory = { ...this.#memory, ...changed };
    await this.run.remember({ ...this.#memory });
  }
}
