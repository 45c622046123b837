import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** Runs a program to its end. */
export const run = promisify(execFile);

/** The path of a program, or undefined when this machine does not have it. */
export function programOf(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(directory => join(directory, name))
    .find(path => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Without the program the other tests have to do; the reason must be that it is missing. */
export async function missing(name: string): Promise<void> {
  await expect(run(name, ['--version'])).rejects.toMatchObject({
    code: 'ENOENT',
  });
}
