import {
  ConflictError,
  InputError,
  NotImplementedError,
} from '@backstage/errors';
import {
  alsoClustersOf,
  OperationInput,
  OperationPlan,
} from '@xkf/backstage-plugin-eks-common';
import { randomUUID } from 'node:crypto';
import { EksConfig } from '../../config';
import { toClusterSummary } from '../../fleet/clusterView';
import { Fleet } from '../../fleet/Fleet';
import { Access } from '../../permissions';
import { OperationKind, PlanDraft } from '../kind';
import { holderWords } from '../holderWords';
import {
  clustersOfRecord,
  OperationCluster,
  OperationRecord,
  StepRecord,
  withArn,
} from '../record';
import { OperationReader } from '../store/OperationReader';
import { OperationStore } from '../store/OperationStore';
import { requestedApproval } from '../transitions/approving';
import { planToken } from './planToken';
import { StalePlanError } from './StalePlanError';
import { withinPlanTime } from './withinPlanTime';

/** Who asks, and what they may touch. */
export interface Caller {
  access: Access;
  principal: string;
}

/** What planning works with. */
export interface PlannerOptions {
  config: EksConfig;
  fleet: Pick<Fleet, 'cluster' | 'resources'>;
  kinds: readonly OperationKind[];
  store: OperationStore;
  reader: OperationReader;
}

interface Planned {
  plan: OperationPlan;
  /** Of all clusters, since what is told of an operation may be about each of them. */
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
   * @throws NotFoundError for an unknown cluster
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
   * @throws ConflictError when the plan has obstacles, or a cluster another operation
   * @throws InputError when the confirmation is not the cluster's name
   */
  async start(
    asked: { input: OperationInput; token: string; confirmation?: string },
    caller: Caller,
  ): Promise<OperationRecord> {
    const { input, token, confirmation } = asked;
    const { record } = await this.#options.fleet.cluster(input, caller.access);
    const own = { ...input, arn: record.arn };
    const running = await this.#running([own], token, caller);
    if (running) return running;
    const planned = await this.#plan(input, caller);
    const { plan } = planned;
    if (plan.planToken !== token) throw new StalePlanError(plan);
    const clusters = clustersOfRecord(plan);
    const meanwhile = await this.#running(clusters, token, caller);
    if (meanwhile) return meanwhile;
    if (plan.obstacles.length > 0) {
      throw new ConflictError(`It cannot start. ${plan.obstacles.join(' ')}`);
    }
    if (plan.confirmation && confirmation !== plan.confirmation) {
      throw new InputError(
        `Confirm it with the name of the cluster, ${plan.confirmation}.`,
      );
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
    const other = await this.#running(clusters, token, caller);
    if (other) return other;
    throw new ConflictError(
      'Another operation has just ended here. Start it again.',
    );
  }

  /** @throws ConflictError naming the active operation when it is another one */
  async #running(
    clusters: readonly OperationCluster[],
    token: string,
    { principal }: Caller,
  ): Promise<OperationRecord | undefined> {
    const active = await this.#options.reader.active(
      clusters.map(({ arn }) => arn),
    );
    if (!active) return undefined;
    if (active.planToken === token && active.requestedBy === principal) {
      return active;
    }
    throw new ConflictError(
      `${holderWords(active, clusters)} One at a time: wait until it ends, or cancel it.`,
    );
  }

  async #plan(input: OperationInput, caller: Caller): Promise<Planned> {
    const { config, fleet } = this.#options;
    const { access, principal } = caller;
    const kind = this.#kind(input);
    const { record, context } = await fleet.cluster(input, access);
    const { environment, owner } = toClusterSummary(record, context);
    const draft = await withinPlanTime(signal =>
      kind.plan(input, { access, principal, signal }),
    );
    const alsoClusters = alsoClustersOf(draft.input).map(withArn);
    const others = await fleet.resources(alsoClusters.map(({ arn }) => arn));
    const { approval, confirmation } = config.operations;
    const { accountId, region, name: clusterName, arn } = record;
    return {
      kind,
      owner: others.every(other => other?.owner === owner) ? owner : undefined,
      plan: {
        ...shown(draft),
        planToken: planToken(draft),
        title: kind.title(draft.input),
        cluster: { accountId, region, clusterName, arn },
        alsoClusters,
        environment,
        steps: kind
          .steps(draft.input)
          .map(({ id, title, description, usualSeconds }) => ({
            id,
            title,
            description,
            usualSeconds,
          })),
        approvalRequired: approval.environments.includes(environment),
        confirmation: confirmation.environments.includes(environment)
          ? clusterName
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
    const { input, title, cluster, alsoClusters, environment } = plan;
    const { approvalRequired } = plan;
    const terms = this.#options.config.operations.approval;
    return {
      id: randomUUID(),
      kind: input.kind,
      title,
      cluster,
      alsoClusters,
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
        usualSeconds: step.usualSeconds,
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

  #kind(input: OperationInput): OperationKind {
    const kind = this.#options.kinds.find(one => one.kind === input.kind);
    if (kind) return kind;
    throw new NotImplementedError(
      `This portal does not know how to carry out an operation of the kind ${input.kind}.`,
    );
  }
}

/** What a kind adds to a plan, without what only the token needs. */
function shown({ agreed: _agreed, ...draft }: PlanDraft) {
  return draft;
}
