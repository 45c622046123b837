import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  Operation,
  OperationEvent,
  OperationInput,
  OperationPlan,
  OperationSummary,
} from '@xkf/backstage-plugin-eks-common';
import { Access } from '../permissions';
import { OperationEngine } from './engine/OperationEngine';
import { OperationKind } from './kind';
import { toOperation, toSummary } from './operationView';
import { OperationVisibility } from './OperationVisibility';
import { Caller, OperationPlanner } from './planning/OperationPlanner';
import { OperationRecord } from './record';
import { OperationFilter, OperationReader } from './store/OperationReader';
import { OperationStore } from './store/OperationStore';
import { applyVerb, Verb } from './transitions/verbs';

/** What operations are offered with. */
export interface OperationsOptions {
  kinds: readonly OperationKind[];
  planner: OperationPlanner;
  visibility: OperationVisibility;
  store: OperationStore;
  reader: OperationReader;
  engine: Pick<OperationEngine, 'wake'>;
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
    const arns = await visibility.visible(subjects, access);
    const found = await reader.page(filter, arns, page);
    return { ...found, items: found.items.map(toSummary) };
  }

  async get(id: string, access: Access): Promise<Operation> {
    return this.#view(await this.#find(id, access));
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
   * @throws ConflictError when its state does not allow it, with the state in words
   */
  async move(id: string, verb: Verb, caller: Caller): Promise<Operation> {
    const { store, engine } = this.#options;
    await this.#find(id, caller.access);
    const moved = await this.#free(id, () =>
      store.change(id, (record, now) =>
        applyVerb(record, verb, caller.principal, now),
      ),
    );
    engine.wake(id);
    return this.#view(moved);
  }

  /** An ended operation that goes on needs its cluster for itself. */
  async #free<T>(id: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (error) {
      const { reader } = this.#options;
      const record = await reader.find(id);
      const active = record && (await reader.active(record.cluster.arn));
      if (!active || active.id === id || !isUniqueViolation(error)) throw error;
      throw new ConflictError(
        `Cluster ${active.cluster.clusterName} has another active operation meanwhile: "${active.title}", requested by ${active.requestedBy} (${active.id}).`,
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
