import { NotFoundError } from '@backstage/errors';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { insertNews } from '../announcing/outbox';
import { LeaseLostError } from '../LeaseLostError';
import {
  NewEvent,
  OperationChange,
  OperationRecord,
  PendingRequest,
  PORTAL,
} from '../record';
import { isPostgres, nowSql } from './databaseClock';
import { addTargets, holdTargets } from './holding';
import { inTransaction } from './transaction';
import {
  EventRow,
  EVENTS,
  OperationRow,
  OPERATIONS,
  changedColumns,
  toColumns,
  toRecord,
} from './rows';

/** What one write makes of an operation; undefined: nothing is to be written. */
export type Decision =
  { record: OperationRecord; events: NewEvent[] } | undefined;

/**
 * @param record - a copy that may be altered
 * @param now - milliseconds since 1970 by the clock of the database
 */
export type Decide = (record: OperationRecord, now: number) => Decision;

/** A write by the replica that has the operation. */
export interface FencedWrite {
  token: string;
  /** Renews the lease for so long, in milliseconds. */
  leaseMs: number;
  /** Gives the lease back where it holds. */
  release?(record: OperationRecord, now: number): boolean;
}

type Listener = (change: OperationChange) => void;

/** Rolls back an operation of which a target has an active one. */
class TakenError extends Error {}

/**
 * Operations in the database. Every write begins with an UPDATE of its row, which
 * locks the row on PostgreSQL and the database on SQLite, then decides on what it
 * found, and writes the row together with its lines of the history and what people
 * and machines are to be told.
 */
export class OperationStore {
  readonly #knex: Knex;
  readonly #now: Knex.Raw;
  readonly #listeners: Listener[] = [];

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#now = knex.raw(nowSql(knex));
  }

  /** Is told of every write after it is committed; must not throw. */
  onChange(listener: Listener): void {
    this.#listeners.push(listener);
  }

  /** Milliseconds since 1970 by the clock of the database. */
  async now(): Promise<number> {
    const rows = await this.#knex.select({ now: this.#now });
    return Number(rows[0].now);
  }

  /**
   * Adds an operation.
   * @returns whether it was added: not when one of its targets has an active one
   */
  async add(record: OperationRecord, event: NewEvent): Promise<boolean> {
    const after = { ...record, version: 1, events: 1 };
    const isAdded = await inTransaction(this.#knex, async tx => {
      await tx<OperationRow>(OPERATIONS).insert({
        ...toColumns(after),
        id: after.id,
        version: 1,
      });
      if (!(await addTargets(tx, after))) throw new TakenError();
      await insertEvents(tx, after, [event]);
      await insertNews(tx, { after, events: [event] });
      return true;
    }).catch(error => {
      if (error instanceof TakenError) return false;
      throw error;
    });
    if (!isAdded) return false;
    this.#tell({ after, events: [event] });
    return true;
  }

  /**
   * Changes an operation on behalf of a person, whoever has the lease.
   * @throws NotFoundError when there is no such operation
   */
  async change(id: string, decide: Decide): Promise<OperationRecord> {
    const after = await this.#write(id, decide);
    if (!after) {
      throw new NotFoundError(`There is no operation with the id ${id}.`);
    }
    return after;
  }

  /**
   * Changes an operation on behalf of the replica that has it.
   * @throws LeaseLostError when that is another one, or may be; nothing is written
   */
  async changeLeased(
    id: string,
    fenced: FencedWrite,
    decide: Decide,
  ): Promise<OperationRecord> {
    const after = await this.#write(id, decide, fenced);
    if (!after) throw new LeaseLostError(id);
    return after;
  }

  /**
   * Claims operations that are due and that no living replica has.
   * @returns each with its lease
   */
  async claim(options: {
    kinds: readonly string[];
    limit: number;
    leaseMs: number;
  }): Promise<{ record: OperationRecord; takenOver: boolean }[]> {
    const { kinds, limit, leaseMs } = options;
    const now = this.#now;
    const due = this.#knex<OperationRow>(OPERATIONS)
      .select('id', 'lease_owner')
      .whereIn('kind', kinds)
      // Asked for the time once: PostgreSQL uses no index beside a clock that goes on.
      .where('next_check_at', '<=', this.#knex.raw('(select ?)', [now]))
      .where(free =>
        free.whereNull('lease_until').orWhere('lease_until', '<=', now),
      )
      .orderBy('next_check_at')
      .limit(limit);
    if (!isPostgres(this.#knex)) {
      const found = await due;
      if (found.length === 0) return [];
      return this.#take(this.#knex, found, leaseMs);
    }
    return inTransaction(this.#knex, async tx => {
      const found = await due.transacting(tx).forUpdate().skipLocked();
      return found.length > 0 ? this.#take(tx, found, leaseMs) : [];
    });
  }

  async #take(
    knex: Knex,
    found: Pick<OperationRow, 'id' | 'lease_owner'>[],
    leaseMs: number,
  ) {
    const token = randomUUID();
    const rows: OperationRow[] = await knex<OperationRow>(OPERATIONS)
      .whereIn(
        'id',
        found.map(({ id }) => id),
      )
      // SQLite does not lock what was found: somebody may have moved it since.
      .where('next_check_at', '<=', this.#now)
      .where(free =>
        free.whereNull('lease_until').orWhere('lease_until', '<=', this.#now),
      )
      .update({
        lease_owner: token,
        lease_until: knex.raw('? + ?', [this.#now, leaseMs]),
      })
      .returning('*');
    const abandoned = new Set(
      found.filter(row => row.lease_owner).map(({ id }) => id),
    );
    return rows.map(row => ({
      record: toRecord(row),
      takenOver: abandoned.has(row.id),
    }));
  }

  /**
   * Keeps a lease alive.
   * @returns what a person asked for meanwhile
   * @throws LeaseLostError when another replica has the operation, or may have it
   */
  async renew(
    id: string,
    { token, leaseMs }: FencedWrite,
  ): Promise<PendingRequest | undefined> {
    const [row] = await this.#knex<OperationRow>(OPERATIONS)
      .where({ id, lease_owner: token })
      .where('lease_until', '>', this.#now)
      .update({ lease_until: this.#knex.raw('? + ?', [this.#now, leaseMs]) })
      .returning(['request', 'request_by']);
    if (!row) throw new LeaseLostError(id);
    return row.request && row.request_by
      ? { name: row.request, by: row.request_by }
      : undefined;
  }

  async #write(
    id: string,
    decide: Decide,
    fenced?: FencedWrite,
  ): Promise<OperationRecord | undefined> {
    const change = await inTransaction(this.#knex, async tx => {
      const [row] = await tx<OperationRow>(OPERATIONS)
        .where({ id })
        .modify(query => {
          if (!fenced) return;
          query
            .where('lease_owner', fenced.token)
            .where('lease_until', '>', this.#now);
        })
        .update({ version: tx.raw('version + 1') })
        .returning(['*', tx.raw('? as now', [this.#now])]);
      if (!row) return undefined;
      const now = Number((row as OperationRow & { now: number | string }).now);
      const before = toRecord(row);
      const decision = decide(toRecord(row), now);
      if (!decision) {
        const version = before.version - 1;
        // Whoever has the lease counts from this write on, so it must hold as long.
        const lease = fenced
          ? { token: fenced.token, until: now + fenced.leaseMs }
          : before.lease;
        await tx<OperationRow>(OPERATIONS)
          .where({ id })
          .update({ version, ...(fenced && { lease_until: lease?.until }) });
        return { after: { ...before, version, lease } };
      }
      const after: OperationRecord = {
        ...decision.record,
        updatedAt: new Date(now).toISOString(),
        events: before.events + decision.events.length,
        ...(fenced && {
          lease: fenced.release?.(decision.record, now)
            ? undefined
            : { token: fenced.token, until: now + fenced.leaseMs },
        }),
      };
      await tx<OperationRow>(OPERATIONS)
        .where({ id })
        .update({
          ...changedColumns(row, after),
          lease_owner: after.lease?.token ?? null,
          lease_until: after.lease?.until ?? null,
        });
      await holdTargets(tx, before, after);
      const { events } = decision;
      await insertEvents(tx, after, events);
      await insertNews(tx, { before, after, events });
      return { before, after, events };
    });
    if (change?.events) this.#tell(change);
    return change?.after;
  }

  #tell(change: OperationChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

async function insertEvents(
  tx: Knex.Transaction,
  record: OperationRecord,
  events: NewEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const first = record.events - events.length + 1;
  await tx<EventRow>(EVENTS).insert(
    events.map(({ type, message, stepId, by }, index) => ({
      operation_id: record.id,
      sequence: first + index,
      at: record.updatedAt,
      type,
      step_id: stepId ?? null,
      by: by ?? PORTAL,
      message,
    })),
  );
}
