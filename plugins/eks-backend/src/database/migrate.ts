import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { Knex } from 'knex';

/** Where the migrations of this package stand. */
export const migrationsDirectory = () =>
  resolvePackagePath('@xkf/backstage-plugin-eks-backend', 'migrations');

/** Gives the database after bringing it up to date. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: migrationsDirectory() });
  }
  return knex;
}
