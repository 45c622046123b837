import {
  ConflictError,
  InputError,
  NotImplementedError,
} from '@backstage/errors';
import {
  OperationInput,
  OperationPlan,
  OperationTarget,
} from '@xkf/backstage-plugin-eks-common';
import { randomUUID } from 'node:crypto';
import { EksConfig } from '../../config';
import { Access, ClusterResource } from '../../permissions';
import { OperationKind, PlanDraft } from '../kind';
import { holderWords } from '../holderWords';
import { OperationVisibility } from '../OperationVisibility';
import { OperationRecord, StepRecord, targetsOf } from '../record';
import { OperationReader } from '../store/OperationReader';
import { OperationStore } from '../store/OperationStore';
import { TargetAccess } from '../TargetAccess';
import { requestedApproval } from '../transitions/approving';
import { planToken } from './planToken';
import { StalePlanError } from './StalePlanError';
import { withinPlanTime } from './withinPlanTime';

/** What a step usually takes that only sees that its work is done already. */
const LOOK_SECONDS = 5;

/** Who asks, and what they may touch. */
export interface Caller {
  access: Access;
  principal: string;
}

/** What planning works with. */
export interface PlannerOptions {
  config: EksConfig;
  targets: TargetAccess;
  visibility: Pick<OperationVisibility, 'require'>;
  kinds: readonly OperationKind[];
  store: OperationStore;
  reader: OperationReader;
}

interface Planned {
  plan: OperationPlan;
  /** Of all targets, since what is told of an operation may be about each of them. */
  owner?: string;
  kind: OperationKind;
}

/** Plans operations and starts what was planned. */
export class OperationPlanner {
  readonly #options: PlannerOptions;

  constructor(options: PlannerOptions) {
    this.#options = options;
  }

  /**
   * What an operation would do. Changes nothing.
   * @throws NotFoundError for an unknown cluster or account
   * @throws NotAllowedError for one that is hidden from the caller
   */
  async plan(input: OperationInput, caller: Caller): Promise<OperationPlan> {
    const { plan } = await this.#plan(input, caller);
    return plan;
  }

  /**
   * Starts what was planned. Asking again with the same token while it is active
   * gives the operation that runs.
   * @throws StalePlanError when the plan is another one now
   * @throws ConflictError when the plan has obstacles, or a target another operation
   * @throws InputError when the confirmation is not the target's name
   */
  async start(
    request: { input: OperationInput; token: string; confirmation?: string },
    caller: Caller,
  ): Promise<OperationRecord> {
    const { input, token, confirmation } = request;
    const asked = this.#kind(input).targets(input);
    await this.#require(asked, caller);
    const running = await this.#running(asked, token, caller);
    if (running) return running;
    const planned = await this.#plan(input, caller);
    const { plan } = planned;
    if (plan.planToken !== token) throw new StalePlanError(plan);
    const targets = targetsOf(plan);
    const meanwhile = await this.#running(targets, token, caller);
    if (meanwhile) return meanwhile;
    if (plan.obstacles.length > 0) {
      throw new ConflictError(`It cannot start. ${plan.obstacles.join(' ')}`);
    }
    if (plan.confirmation && confirmation !== plan.confirmation) {
      throw new InputError(`Confirm it with the name ${plan.confirmation}.`);
    }
    const started = await this.#create(planned, caller.principal);
    const isAdded = await this.#options.store.add(started, {
      type: 'created',
      by: caller.principal,
      message: plan.approvalRequired
        ? `Requested: ${plan.title}. Somebody else must approve it.`
        : `Started: ${plan.title}.`,
    });
    if (isAdded) return { ...started, version: 1, events: 1 };
    const other = await this.#running(targets, token, caller);
    if (other) return other;
    throw new ConflictError(
      'Another operation has just ended here. Start it again.',
    );
  }

  /** @throws ConflictError naming the active operation when it is another one */
  async #running(
    targets: readonly OperationTarget[],
    token: string,
    { access, principal }: Caller,
  ): Promise<OperationRecord | undefined> {
    const active = await this.#options.reader.active(
      targets.map(({ key }) => key),
    );
    if (!active) return undefined;
    if (active.planToken === token && active.requestedBy === principal) {
      await this.#options.visibility.require(active, access);
      return active;
    }
    throw new ConflictError(
      `${holderWords(active, targets)} One at a time: wait until it ends, or cancel it.`,
    );
  }

  async #plan(input: OperationInput, caller: Caller): Promise<Planned> {
    const { config } = this.#options;
    const { access, principal } = caller;
    const kind = this.#kind(input);
    const own = await this.#require(kind.targets(input), caller);
    const environment = kind.environment?.(input) ?? own.environment;
    const draft = await withinPlanTime(signal =>
      kind.plan(input, { access, principal, signal }),
    );
    const [target, ...alsoTargets] = kind.targets(draft.input);
    const what = kind.title(draft.input);
    const place = await this.#options.targets.place(target);
    const others = await this.#options.targets.resources(alsoTargets);
    const { approval, confirmation } = config.operations;
    const needs = (environments: readonly string[]) =>
      !kind.onlyByPullRequest && environments.includes(environment);
    const common = others.every(other => other?.owner === own.owner)
      ? own.owner
      : undefined;
    return {
      kind,
      owner: kind.owner?.(draft.input) ?? common,
      plan: {
        ...shown(draft),
        planToken: planToken(draft),
        title: place ? `${what} (${place})` : what,
        target,
        alsoTargets,
        environment,
        steps: kind
          .steps(draft.input)
          .map(({ id, title, description, usualSeconds }) => ({
            id,
            title,
            description,
            usualSeconds: draft.done?.includes(id)
              ? LOOK_SECONDS
              : usualSeconds,
          })),
        approvalRequired: needs(approval.environments),
        confirmation: needs(confirmation.environments)
          ? target.name
          : undefined,
      },
    };
  }

  async #create(
    { plan, owner, kind }: Planned,
    requestedBy: string,
  ): Promise<OperationRecord> {
    const now = await this.#options.store.now();
    const at = new Date(now).toISOString();
    const { input, title, target, alsoTargets, environment } = plan;
    const { approvalRequired } = plan;
    const terms = this.#options.config.operations.approval;
    return {
      id: randomUUID(),
      kind: input.kind,
      title,
      target,
      alsoTargets,
      environment,
      owner,
      state: 'planned',
      requestedBy,
      createdAt: at,
      updatedAt: at,
      input,
      approval: { required: false },
      steps: kind.steps(input).map((step): StepRecord => ({
        id: step.id,
        title: step.title,
        state: 'planned',
        usualSeconds: plan.steps.find(({ id }) => id === step.id)?.usualSeconds,
        failures: 0,
        choices: [],
        memory: {},
        undoable: step.undo !== undefined,
      })),
      position: 0,
      planToken: plan.planToken,
      version: 0,
      events: 0,
      nextCheckAt: now,
      ...(approvalRequired && requestedApproval(requestedBy, now, terms)),
    };
  }

  /** What decisions look at, of the first target. */
  async #require(
    [own, ...others]: readonly [OperationTarget, ...OperationTarget[]],
    { access }: Caller,
  ): Promise<ClusterResource> {
    const resource = await this.#options.targets.require(own, access);
    for (const other of others) {
      if (!other.clusterName) {
        await this.#options.targets.require(other, access);
      }
    }
    return resource;
  }

  #kind(input: OperationInput): OperationKind {
    const kind = this.#options.kinds.find(one => one.kind === input.kind);
    if (kind) return kind;
    throw new NotImplementedError(
      `This portal does not know how to carry out an operation of the kind ${input.kind}.`,
    );
  }
}

/** What a kind adds to a plan, without what only the token needs. */
function shown({ agreed: _agreed, done: _done, ...draft }: PlanDraft) {
  return draft;
}
