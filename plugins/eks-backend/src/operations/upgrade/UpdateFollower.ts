import {
  ClusterUpdate,
  StepDetail,
  UpgradeInput,
} from '@xkf/backstage-plugin-eks-common';
import { StepOutcome, StepRun } from '../kind';
import { awaitedApply } from '../pullRequestStep';
import { ClusterView, lasting, World } from '../world';
import { ControlPlane, isOutcome, lookAt } from './ControlPlane';
import { readMemory, UpdateMemory } from './memory';
import { askAgain, askNow, lookAgain, requestUpdate } from './requestUpdate';
import { stepIds } from './stepIds';

/** The update of a control plane took about this long in XKF's experience. */
export const usualUpdateSeconds = 45 * 60;

/** One look at the update of a control plane. */
export class UpdateFollower {
  readonly #view: ClusterView;
  readonly #memory: UpdateMemory;

  constructor(
    private readonly world: World,
    private readonly run: StepRun<UpgradeInput>,
  ) {
    const { input } = run.operation;
    this.#view = new ClusterView(world, input, run.signal);
    const own = readMemory(run.memory);
    const before = readMemory(run.memoryOf(stepIds.update));
    this.#memory = own.attempt > 0 || own.updateId ? own : { ...before };
  }

  async reconcile(): Promise<StepOutcome> {
    const { operation, choice } = this.run;
    const { input } = operation;
    const now = await lookAt(this.world, this.#view, input);
    if (isOutcome(now)) return now;
    const update = this.#followed(now);
    if (now.arrived && update?.status !== 'InProgress') {
      return this.#arrived(update);
    }
    if (choice === askAgain.id || choice === askNow.id) {
      return this.#askAgain(now);
    }
    if (!update) return this.#notStarted(now);
    if (update.id !== this.#memory.updateId) {
      await this.run.remember({ ...this.#memory, updateId: update.id });
    }
    switch (update.status) {
      case 'InProgress':
        return this.#inProgress(update);
      case 'Successful':
        return {
          is: 'waiting',
          reason: `EKS has ended the update to ${input.version}; waiting until the cluster is ACTIVE.`,
          checkAgainAfter: this.world.pace.progress,
          detail: detailOf(update),
        };
      default:
        return this.#ended(update);
    }
  }

  /** The one in progress, or else the newest that nobody had seen before. */
  #followed({ toTarget }: ControlPlane): ClusterUpdate | undefined {
    const running = toTarget.find(({ status }) => status === 'InProgress');
    if (running) return running;
    const { updateId, known } = this.#memory;
    const before = new Set([...known, ...this.#seenAtPreflight()]);
    return (
      toTarget.find(({ id }) => !before.has(id)) ??
      toTarget.find(({ id }) => id === updateId)
    );
  }

  /** With Terraform first nobody asks here, so what is new counts from preflight on. */
  #seenAtPreflight(): readonly string[] {
    const { memoryOf, operation } = this.run;
    if (operation.input.way === 'aws-first') return [];
    return readMemory(memoryOf(stepIds.preflight)).known;
  }

  #arrived(update: ClusterUpdate | undefined): StepOutcome {
    const { clusterName, version } = this.run.operation.input;
    return {
      is: 'done',
      reason: `The control plane of ${clusterName} runs ${version}.`,
      detail: update && detailOf(update),
    };
  }

  #inProgress(update: ClusterUpdate): StepOutcome {
    const { clusterName, version } = this.run.operation.input;
    const age = this.run.now().getTime() - Date.parse(update.createdAt ?? '');
    const usual = usualUpdateSeconds * 1000;
    // The words stay the same while it goes on, since each new one is an event.
    const progress =
      age > 2 * usual
        ? `for more than ${lasting(2 * usual)} now, much longer than usual. AWS gives no way to stop it; open a support case.`
        : `which usually takes up to ${lasting(usual)}.`;
    return {
      is: 'waiting',
      reason: `EKS updates ${clusterName} to ${version}, ${progress}`,
      checkAgainAfter: this.world.pace.progress,
      detail: detailOf(update),
    };
  }

  async #notStarted(now: ControlPlane): Promise<StepOutcome> {
    const { clusterName, version, way } = this.run.operation.input;
    const { pace } = this.world;
    if (now.version === version) {
      return {
        is: 'waiting',
        reason: `${clusterName} runs ${version}, and its status is ${now.status}; waiting until it is ACTIVE.`,
        checkAgainAfter: pace.progress,
      };
    }
    // A request whose answer was lost is made again, with its token.
    if (this.#memory.attempt > 0 && !this.#memory.updateId) {
      return this.#ask(now, this.#memory.attempt);
    }
    if (way === 'aws-first') {
      return {
        is: 'blocked',
        reason: `EKS makes no update of ${clusterName} to ${version}, and the control plane runs ${now.version}. It may have been taken back.`,
        choices: [askAgain, lookAgain],
        checkAgainAfter: pace.blocked,
      };
    }
    return this.#notApplied(now);
  }

  /** The merge asks for the update, and EKS has none yet. */
  async #notApplied(now: ControlPlane): Promise<StepOutcome> {
    const { clusterName, version } = this.run.operation.input;
    const { pace } = this.world;
    const { merge, stuck } = await awaitedApply(
      this.world,
      this.run,
      stepIds.merge,
    );
    if (stuck) {
      return {
        is: 'blocked',
        reason: `Nothing has asked EKS to update ${clusterName} to ${version}; it runs ${now.version}. ${stuck}`,
        choices: [lookAgain, askNow],
        checkAgainAfter: pace.blocked,
        detail: merge?.detail,
      };
    }
    return {
      is: 'waiting',
      reason: merge
        ? `Waiting until the apply of ${merge.name} asks EKS for ${version}.`
        : `Waiting until Terraform asks EKS for ${version}: the repository says it, and nothing was merged by this operation. Run its pipeline.`,
      checkAgainAfter: pace.progress,
      detail: merge?.detail,
    };
  }

  #ended(update: ClusterUpdate): StepOutcome {
    const { clusterName, version } = this.run.operation.input;
    const how = update.status === 'Cancelled' ? 'was cancelled' : 'failed';
    const why = update.errors.map(({ code, words, message, resourceIds }) =>
      [
        `${code}: ${words}`,
        message && `AWS says: “${message}”`,
        resourceIds.length > 0 && `(${resourceIds.join(', ')})`,
      ]
        .filter(Boolean)
        .join(' '),
    );
    return {
      is: 'blocked',
      reason: [
        `The update of ${clusterName} to ${version} ${how}; EKS keeps the version before.`,
        ...why,
      ].join(' '),
      choices: [askAgain, lookAgain],
      checkAgainAfter: this.world.pace.blocked,
      detail: detailOf(update),
    };
  }

  async #askAgain(now: ControlPlane): Promise<StepOutcome> {
    const running = now.toTarget.find(({ status }) => status === 'InProgress');
    if (running) return this.#inProgress(running);
    return this.#ask(now, this.#memory.attempt + 1);
  }

  async #ask(now: ControlPlane, attempt: number): Promise<StepOutcome> {
    const { clusterName, version } = this.run.operation.input;
    const result = await requestUpdate(
      this.world,
      this.#view,
      this.run,
      { ...this.#memory, attempt },
      now,
    );
    if ('outcome' in result) return result.outcome;
    await this.run.remember({ ...result.memory });
    return {
      is: 'waiting',
      reason: `EKS has started to update ${clusterName} to ${version}.`,
      checkAgainAfter: this.world.pace.progress,
    };
  }
}

function detailOf(update: ClusterUpdate): StepDetail {
  return { type: 'update', update, usualSeconds: usualUpdateSeconds };
}
