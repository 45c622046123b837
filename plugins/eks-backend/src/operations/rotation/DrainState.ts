import { DrainProgress, RotationInput } from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { StepOutcome, StepRun } from '../kind';
import { cordonNodes } from './cordonStep';
import { gridProgress } from './drainGrid';
import { DrainMemory, readDrainMemory } from './drainMemory';
import type { GroupNode } from './readGroupNodes';
import { RotationCluster } from './rotationClusters';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName } from './stepIds';

/** Seconds that a drain tries by itself after it has asked what to do. */
const SHORT_TRY = 30;

/** The node that is drained now. */
export type CurrentNode = NonNullable<DrainMemory['current']>;

/** One run of draining a node group: what it knows, remembers, shows and asks. */
export class DrainState {
  /** Name of the node group in AWS. */
  readonly group: string;
  nodes: readonly GroupNode[] = [];
  /** Pods that must go, by node. */
  left: ReadonlyMap<string, number> = new Map();
  #memory: DrainMemory;

  constructor(
    readonly world: RotationWorld,
    readonly run: StepRun<RotationInput>,
    readonly accessed: AccessedCluster,
    readonly cluster: RotationCluster,
    pool: string,
  ) {
    this.group = nodeGroupName(cluster.id, pool);
    this.#memory = readDrainMemory(run.memory);
  }

  get memory(): DrainMemory {
    return this.#memory;
  }

  get options(): RotationInput['drain'] {
    return this.run.operation.input.drain;
  }

  /** Seconds; once it has asked and nobody answered, it only looks from time to time. */
  patience(configured: number): number {
    return this.#memory.asked && !this.run.choice
      ? Math.min(SHORT_TRY, configured)
      : configured;
  }

  async remember(changed: Partial<DrainMemory>): Promise<void> {
    this.#memory = { ...this.#memory, ...changed };
    await this.run.remember({ ...this.#memory });
  }

  async cordon(names: readonly string[]): Promise<void> {
    const { world, run, cluster } = this;
    const cordoned = await cordonNodes(world, run, cluster, names);
    this.#memory = { ...this.#memory, ...cordoned };
  }

  /** The node is done; the next one may follow after the pause. */
  async finish(current: CurrentNode): Promise<void> {
    const now = this.run.now().getTime();
    await this.remember({
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
      pausedUntil: new Date(
        now + this.options.pauseBetweenNodes * 1000,
      ).toISOString(),
    });
  }

  async ask(
    reason: string,
    choices: Extract<StepOutcome, { is: 'blocked' }>['choices'],
    progress?: DrainProgress,
    recovering?: readonly string[],
  ): Promise<StepOutcome> {
    await this.remember({ asked: true });
    return {
      is: 'blocked',
      reason,
      choices,
      checkAgainAfter: this.world.pace.blocked,
      detail: {
        type: 'drain',
        progress: this.progress(progress, recovering),
      },
    };
  }

  /** @param reason - only where another thing is done now: it takes an open question away */
  show(
    progress?: DrainProgress,
    recovering?: readonly string[],
    reason?: string,
  ): void {
    this.run.progress(
      { type: 'drain', progress: this.progress(progress, recovering) },
      reason,
    );
  }

  progress(
    current?: DrainProgress,
    recovering?: readonly string[],
  ): DrainProgress {
    const grid = {
      nodes: this.nodes,
      left: this.left,
      nodeGroup: this.group,
      memory: this.#memory,
    };
    return gridProgress(grid, current, recovering);
  }
}
