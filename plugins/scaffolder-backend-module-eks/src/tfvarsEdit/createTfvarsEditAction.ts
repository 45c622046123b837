import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { decode, edit, encode, TfvarsError } from '@xkf/tfvars';
import { readFile, writeFile } from 'node:fs/promises';
import { examples } from './examples';
import { inputSchema, toOperations } from './operations';

/**
 * The scaffolder action `eks:tfvars:edit`: edits a `.tfvars` or `.tf` file of the
 * workspace and leaves every other byte of it as it is. Compose it with
 * `fetch:plain` before and `publish:*:pull-request` after it.
 */
export function createTfvarsEditAction() {
  return createTemplateAction({
    id: 'eks:tfvars:edit',
    description:
      'Edits values of a .tfvars or .tf file in the workspace without touching comments, layout or anything else of it',
    examples,
    supportsDryRun: true,
    schema: {
      input: inputSchema,
      output: {
        path: z =>
          z.string().describe('The file that was edited, as it was given'),
        changed: z =>
          z.boolean().describe('False when the file said all of it already'),
      },
    },
    async handler({ input, workspacePath, output, logger }) {
      const path = resolveSafeChildPath(workspacePath, input.path);
      const before = await read(path, input.path);
      const after = apply(before, input.path, input.operations);
      const changed = after !== before;
      if (changed) await writeFile(path, encode(after));
      logger.info(
        changed
          ? `Edited ${input.path}`
          : `${input.path} said all of this already`,
      );
      output('path', input.path);
      output('changed', changed);
    },
  });
}

async function read(path: string, name: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch {
    throw new InputError(
      `There is no file ${name} in the workspace. Fetch the repository in a step before this one, and give the path from its root.`,
    );
  }
  return explain(name, () => decode(bytes));
}

function apply(
  text: string,
  name: string,
  operations: Parameters<typeof toOperations>[0],
): string {
  return explain(name, () => edit(text, toOperations(operations)));
}

/** Says which file it is about; the rest of the sentence is the editor's. */
function explain<T>(name: string, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof TfvarsError)) throw error;
    const { code, line, column, message } = error;
    const place = line ? `${name}:${line}:${column ?? 1}` : name;
    throw new InputError(`${place}: ${message} (${code})`);
  }
}
