import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { OperationChange } from '../record';
import { isPostgres, nowSql } from '../store/databaseClock';
import { inTransaction } from '../store/transaction';
import { eventOf } from './eventOf';
import { notificationOf } from './notificationOf';

const NEWS = 'eks_operation_news';

/** Something to be told in one way. */
export type Telling =
  | { way: 'notification'; payload: ReturnType<typeof notificationOf> & object }
  | { way: 'event'; payload: ReturnType<typeof eventOf> & object };

interface NewsRow {
  id: string;
  operation_id: string;
  version: number;
  way: Telling['way'];
  at: number | string;
  payload: string;
  failures: number;
  claimed_by: string | null;
  not_before: number | string;
}

/** A piece of news that this replica has claimed. */
export interface ClaimedNews {
  id: string;
  token: string;
  telling: Telling;
  /** How long ago it happened, in milliseconds. */
  age: number;
  failures: number;
}

/** What a change of an operation is to people and to machines. */
export function tellingsOf(change: OperationChange): Telling[] {
  const notification = notificationOf(change);
  const event = eventOf(change);
  return [
    ...(notification
      ? [{ way: 'notification' as const, payload: notification }]
      : []),
    ...(event ? [{ way: 'event' as const, payload: event }] : []),
  ];
}

/** Writes what is to be told of a change, in the transaction of the change itself. */
export async function insertNews(
  tx: Knex.Transaction,
  change: OperationChange,
): Promise<void> {
  const tellings = tellingsOf(change);
  if (tellings.length === 0) return;
  const { id, version, updatedAt } = change.after;
  const at = Date.parse(updatedAt);
  await tx<NewsRow>(NEWS).insert(
    tellings.map(({ way, payload }) => ({
      id: randomUUID(),
      operation_id: id,
      version,
      way,
      at,
      payload: JSON.stringify(payload),
      failures: 0,
      not_before: at,
    })),
  );
}

/** News in the database that nobody has told yet. One replica tells each of them. */
export class Outbox {
  readonly #knex: Knex;
  readonly #now: Knex.Raw;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#now = knex.raw(nowSql(knex));
  }

  /**
   * Claims what can be told now. What happened to one operation is told in order:
   * the next only when the one before is out of the way.
   * @param claimMs - another replica may claim it again after so long
   */
  async claim(limit: number, claimMs: number): Promise<ClaimedNews[]> {
    const due = this.#knex<NewsRow>(`${NEWS} as news`)
      .select('news.id')
      .where('news.not_before', '<=', this.#now)
      .whereNotExists(
        this.#knex(`${NEWS} as earlier`)
          .select(this.#knex.raw('1'))
          .whereRaw('earlier.operation_id = news.operation_id')
          .whereRaw('earlier.way = news.way')
          .whereRaw('earlier.version < news.version'),
      )
      .orderBy('news.not_before')
      .limit(limit);
    if (!isPostgres(this.#knex)) {
      return this.#take(this.#knex, await due, claimMs);
    }
    return inTransaction(this.#knex, async tx => {
      const found = await due.transacting(tx).forUpdate().skipLocked();
      return this.#take(tx, found, claimMs);
    });
  }

  /** It has been told, or need not be told any more. */
  async remove({ id, token }: ClaimedNews): Promise<void> {
    await this.#knex<NewsRow>(NEWS).where({ id, claimed_by: token }).delete();
  }

  /** It could not be told and is tried again later. */
  async postpone({ id, token }: ClaimedNews, ms: number): Promise<void> {
    await this.#knex<NewsRow>(NEWS)
      .where({ id, claimed_by: token })
      .update({
        claimed_by: null,
        failures: this.#knex.raw('failures + 1'),
        not_before: this.#knex.raw('? + ?', [this.#now, ms]),
      });
  }

  async #take(
    knex: Knex,
    found: { id: string }[],
    claimMs: number,
  ): Promise<ClaimedNews[]> {
    if (found.length === 0) return [];
    const token = randomUUID();
    const rows: (NewsRow & { now: number | string })[] = await knex<NewsRow>(
      NEWS,
    )
      .whereIn(
        'id',
        found.map(({ id }) => id),
      )
      // SQLite does not lock what was found: somebody may have claimed it since.
      .where('not_before', '<=', this.#now)
      .update({
        claimed_by: token,
        not_before: knex.raw('? + ?', [this.#now, claimMs]),
      })
      .returning(['*', knex.raw('? as now', [this.#now])]);
    return rows.map(({ id, way, payload, at, now, failures }) => ({
      id,
      token,
      telling: { way, payload: JSON.parse(payload) } as Telling,
      age: Number(now) - Number(at),
      failures,
    }));
  }
}
