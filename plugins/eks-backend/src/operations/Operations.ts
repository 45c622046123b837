import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  Operation,
  OperationEvent,
  OperationInput,
  OperationPlan,
  OperationSummary,
} from '@xkf/backstage-plugin-eks-common';
import { Access } from '../permissions';
import { awaitChoice } from './awaitChoice';
import { OperationEngine } from './engine/OperationEngine';
import { holderWords } from './holderWords';
import { OperationKind } from './kind';
import { toOperation, toPartSummary, toSummary } from './operationView';
import { OperationVisibility } from './OperationVisibility';
import { Caller, OperationPlanner } from './planning/OperationPlanner';
import { pullRequestsNow } from './pullRequestStep';
import { OperationRecord, targetsOf } from './record';
import { OperationFilter, OperationReader } from './store/OperationReader';
import { OperationStore } from './store/OperationStore';
import { ApprovalTerms } from './transitions/approving';
import { applyVerb, Verb } from './transitions/verbs';
import { World } from './world';

/** What operations are offered with. */
export interface OperationsOptions {
  kinds: readonly OperationKind[];
  planner: OperationPlanner;
  visibility: OperationVisibility;
  store: OperationStore;
  reader: OperationReader;
  engine: Pick<OperationEngine, 'wake'>;
  terms: ApprovalTerms;
  tracker: World['tracker'];
  logger: LoggerService;
}

/** Operations as callers see and move them. */
export class Operations {
  readonly #options: OperationsOptions;

  constructor(options: OperationsOptions) {
    this.#options = options;
  }

  plan(input: OperationInput, caller: Caller): Promise<OperationPlan> {
    return this.#options.planner.plan(input, caller);
  }

  async start(
    asked: { input: OperationInput; token: string; confirmation?: string },
    caller: Caller,
  ): Promise<Operation> {
    const { planner, engine } = this.#options;
    const started = await planner.start(asked, caller);
    engine.wake();
    return this.#view(started);
  }

  /** One page of the operations that the caller may see, newest first. */
  async list(
    filter: OperationFilter,
    page: { limit: number; cursor?: string },
    access: Access,
  ): Promise<{
    items: OperationSummary[];
    totalItems: number;
    nextCursor?: string;
  }> {
    const { reader, visibility } = this.#options;
    const subjects = await reader.subjects(filter);
    const keys = await visibility.visible(subjects, access);
    const found = await reader.page(filter, keys, page);
    const visible = new Set(keys);
    return {
      ...found,
      items: found.items.map(record =>
        targetsOf(record).every(({ key }) => visible.has(key))
          ? toSummary(record)
          : toPartSummary(record),
      ),
    };
  }

  async get(id: string, access: Access): Promise<Operation> {
    const operation = this.#view(await this.#find(id, access));
    return pullRequestsNow(operation, this.#options);
  }

  async events(
    id: string,
    page: { after: number; limit: number },
    access: Access,
  ): Promise<{ items: OperationEvent[]; totalItems: number }> {
    const record = await this.#find(id, access);
    const items = await this.#options.reader.events(id, page);
    const newest = items.at(-1)?.sequence ?? 0;
    return { items, totalItems: Math.max(record.events, newest) };
  }

  /**
   * Moves an operation by a person's word.
   * @throws ConflictError when its state does not allow it, or a choice came too
   * late, with what is the case in words
   */
  async move(id: string, verb: Verb, caller: Caller): Promise<Operation> {
    const { store, reader, engine, terms } = this.#options;
    await this.#find(id, caller.access);
    const moved = await this.#free(id, () =>
      store.change(id, (record, now) =>
        applyVerb(record, verb, caller.principal, now, terms),
      ),
    );
    engine.wake(id);
    if (verb.name !== 'choose') return this.#view(moved);
    return this.#view(await awaitChoice(reader, moved, verb.stepId));
  }

  /** An ended operation that goes on needs its targets for itself. */
  async #free<T>(id: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      const { reader } = this.#options;
      const record = await reader.find(id);
      const targets = record ? targetsOf(record) : [];
      const active = await reader.active(targets.map(({ key }) => key));
      if (!active || active.id === id || !isUniqueViolation(error)) throw error;
      throw new ConflictError(
        `It cannot go on beside another one. ${holderWords(active, targets)} One at a time: wait until that ends, or cancel it.`,
      );
    }
  }

  async #find(id: string, access: Access): Promise<OperationRecord> {
    const record = await this.#options.reader.find(id);
    if (!record) {
      throw new NotFoundError(`There is no operation with the id ${id}.`);
    }
    await this.#options.visibility.require(record, access);
    return record;
  }

  #view(record: OperationRecord): Operation {
    return toOperation(record, this.#options.kinds);
  }
}

/** The code of PostgreSQL, and that of SQLite. */
function isUniqueViolation(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE';
}
