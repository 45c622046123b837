import knexFactory, { Knex } from 'knex';
import { migrationsDirectory } from '../../database/migrate';

/** Configuration of a database that several processes can open. */
export type SharedDatabase = Pick<Knex.Config, 'client' | 'connection'>;

/** A SQLite file; processes that are killed leave it whole. */
export const sqliteFile = (filename: string): SharedDatabase => ({
  client: 'better-sqlite3',
  connection: { filename },
});

/** Opens a database as Backstage does. */
export function openShared(database: SharedDatabase): Knex {
  return knexFactory({ ...database, useNullAsDefault: true });
}

/** Opens a database and brings it up to date. */
export async function openMigrated(database: SharedDatabase): Promise<Knex> {
  const knex = openShared(database);
  await knex.migrate.latest({ directory: migrationsDirectory() });
  return knex;
}
