import { Knex } from 'knex';
import { isPostgres } from './databaseClock';

/** A transaction here is a few statements in a row. */
const SILENCE_MS = 10_000;

/**
 * Runs a transaction that cannot keep its rows locked for ever: PostgreSQL ends it
 * when the process falls silent in the middle, as one does that is frozen. Its
 * locks would hide the rows from every claim of the other replicas.
 *
 * @throws the database's error when it was ended; nothing is written
 */
export function inTransaction<T>(
  knex: Knex,
  run: (tx: Knex.Transaction) => Promise<T>,
  silenceMs = SILENCE_MS,
): Promise<T> {
  return knex.transaction(async tx => {
    if (isPostgres(knex)) {
      await tx.raw(
        "select set_config('idle_in_transaction_session_timeout', ?, true)",
        [`${silenceMs}ms`],
      );
    }
    return run(tx);
  });
}
