import { InputError } from '@backstage/errors';
import {
  endedStates,
  OperationEvent,
  OperationState,
} from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';
import { OperationRecord } from '../record';
import {
  TargetRow,
  TARGETS,
  EventRow,
  EVENTS,
  OperationRow,
  OPERATIONS,
  toEvent,
  toRecord,
} from './rows';

/** What a list of operations is narrowed by. */
export interface OperationFilter {
  accountId?: string;
  region?: string;
  clusterName?: string;
  environment?: readonly string[];
  /** Key of a target. */
  target?: string;
  kind?: readonly string[];
  state?: readonly OperationState[];
  /** Only those that have not ended. */
  active?: boolean;
}

/** Something that operations were about. */
export interface Subject {
  key: string;
  accountId: string;
}

/** Reads operations and their history. */
export class OperationReader {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async find(id: string): Promise<OperationRecord | undefined> {
    const row = await this.#knex<OperationRow>(OPERATIONS)
      .where({ id })
      .first();
    return row && toRecord(row);
  }

  /** An operation that has not ended and changes one of some targets. */
  async active(keys: readonly string[]): Promise<OperationRecord | undefined> {
    const row = await this.#knex<OperationRow>(OPERATIONS)
      .whereIn(
        'id',
        this.#knex<TargetRow>(TARGETS)
          .whereIn('active_key', [...keys])
          .select('operation_id'),
      )
      .first();
    return row && toRecord(row);
  }

  /** All operations of some kinds that have not ended, the oldest first. */
  async activeOf(
    kinds: readonly OperationRecord['kind'][],
  ): Promise<OperationRecord[]> {
    const rows = await this.#filtered({ kind: kinds, active: true })
      .orderBy([{ column: 'created_at' }, { column: 'id' }])
      .select();
    return rows.map(toRecord);
  }

  /** What the operations of a list are about. */
  async subjects(filter: OperationFilter): Promise<Subject[]> {
    const rows = await this.#knex<TargetRow>(TARGETS)
      .whereIn('operation_id', this.#filtered(filter).select('id'))
      .distinct('target_key', 'account_id');
    return rows.map(({ target_key, account_id }) => ({
      key: target_key,
      accountId: account_id,
    }));
  }

  /**
   * One page, newest first.
   * @param keys - the targets that the caller may see; an operation is shown for
   * each of its targets
   * @throws InputError for a cursor that this backend did not give
   */
  async page(
    filter: OperationFilter,
    keys: string[],
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<{
    items: OperationRecord[];
    totalItems: number;
    nextCursor?: string;
  }> {
    const visible = () =>
      this.#filtered(filter).whereIn(
        'id',
        this.#knex<TargetRow>(TARGETS)
          .whereIn('target_key', keys)
          .select('operation_id'),
      );
    const [{ count }] = await visible().count({ count: '*' });
    const rows: OperationRow[] = await visible()
      .modify(query => {
        if (!cursor) return;
        const { createdAt, id } = decodeCursor(cursor);
        query.where(older =>
          older
            .where('created_at', '<', createdAt)
            .orWhere(same =>
              same.where('created_at', createdAt).where('id', '>', id),
            ),
        );
      })
      .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }])
      .limit(limit + 1)
      .select();
    const items = rows.slice(0, limit).map(toRecord);
    const last = items.at(-1);
    return {
      items,
      totalItems: Number(count),
      ...(rows.length > limit && last && { nextCursor: encodeCursor(last) }),
    };
  }

  /** Lines of the history after a sequence, oldest first. */
  async events(
    id: string,
    { after, limit }: { after: number; limit: number },
  ): Promise<OperationEvent[]> {
    const rows = await this.#knex<EventRow>(EVENTS)
      .where('operation_id', id)
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(limit)
      .select();
    return rows.map(toEvent);
  }

  /**
   * Removes operations that ended before a moment, with all that belongs to them.
   * One statement, since somebody may retry one of them at this very moment.
   * @returns how many
   */
  async removeEndedBefore(moment: string): Promise<number> {
    return this.#knex<OperationRow>(OPERATIONS)
      .where('ended_at', '<', moment)
      .delete();
  }

  #filtered(filter: OperationFilter) {
    const { accountId, region, clusterName, target, kind } = filter;
    const { environment, state, active } = filter;
    const wanted = {
      ...(accountId && { account_id: accountId }),
      ...(region && { region }),
      ...(clusterName && { name: clusterName }),
      ...(target && { target_key: target }),
    };
    return this.#knex<OperationRow>(OPERATIONS).modify(query => {
      if (Object.keys(wanted).length > 0) {
        query.whereIn(
          'id',
          this.#knex<TargetRow>(TARGETS)
            .where(wanted)
            .modify(targets => {
              // A tenant may have the name of a cluster.
              if (clusterName) targets.where('target_key', 'like', 'arn:%');
            })
            .select('operation_id'),
        );
      }
      if (environment?.length) query.whereIn('environment', [...environment]);
      if (kind?.length) query.whereIn('kind', [...kind]);
      if (state?.length) query.whereIn('state', [...state]);
      if (active) query.whereNotIn('state', [...endedStates]);
    });
  }
}

function encodeCursor({ createdAt, id }: OperationRecord): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url');
}

function decodeCursor(cursor: string) {
  const match = /^(\d{4}-[\dT:.Z-]{10,24}) ([\da-f-]{36})$/.exec(
    Buffer.from(cursor, 'base64url').toString(),
  );
  if (!match) {
    throw new InputError(
      'cursor is not one that this backend gave; leave it out to begin at the first page',
    );
  }
  return { createdAt: match[1], id: match[2] };
}
