import { build } from 'esbuild';
import { basename, join } from 'node:path';

/** Drivers that knex looks for and these tests do not use. */
const OTHER_DRIVERS = [
  'mariadb/callback',
  'mysql',
  'mysql2',
  'oracledb',
  'pg-native',
  'pg-query-stream',
  'sqlite3',
  'tedious',
];
/** Has a native part beside it, so it stays where it is installed. */
const NATIVE = 'better-sqlite3';

/**
 * Puts a replica's script and all it imports into one file, since a process
 * that transpiles and finds thousands of files takes seconds to start.
 * @param script - absolute path of a TypeScript file that calls `runReplica`
 * @param directory - where the file is written
 * @returns the path of the file
 */
export async function bundleReplica(
  script: string,
  directory: string,
): Promise<string> {
  const outfile = join(directory, `${basename(script, '.ts')}.cjs`);
  await build({
    entryPoints: [script],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node22',
    // A third of the text, which each process reads; names stay for errors.
    minify: true,
    keepNames: true,
    alias: { [NATIVE]: require.resolve(NATIVE) },
    external: [require.resolve(NATIVE), ...OTHER_DRIVERS],
    logLevel: 'silent',
  });
  return outfile;
}
