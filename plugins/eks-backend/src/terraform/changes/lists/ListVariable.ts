import { ConflictError, InputError } from '@backstage/errors';
import { Operation, ObjectExpression, toValue, Value } from '@xkf/tfvars';
import { isDeepStrictEqual } from 'node:util';
import { lineOf } from '../../declarations/literals';
import { RootModule } from '../../declarations/RootModule';
import { environmentFile } from '../../repository';
import { orderLike } from './orderLike';
import { at, Workspace } from '../Workspace';

/** A variable that holds a list of objects, each with a name of its own. */
export interface ListVariable {
  name: string;
  /** Field that names an entry. */
  key: string;
  /** Var file that holds the list; where it is not set yet, the one to write to. */
  path: string;
  /** True when no var file sets it yet. */
  isNew: boolean;
  entries: ObjectExpression[];
}

/**
 * Finds a list in the var files of a directory.
 * @param home - file that is written to when none sets it yet
 * @throws ConflictError when the list must be changed by hand first
 */
export function findList(
  root: RootModule,
  { name, key, home }: { name: string; key: string; home: string },
): ListVariable {
  const value = root.variable(name);
  if (value.state === 'unknown') {
    throw new ConflictError(
      `${at(value.path, value.line)}: ${value.reason} Mend the file first.`,
    );
  }
  const isDefault = value.state === 'set' && value.at[0] !== name;
  if (value.state === 'absent' || isDefault) {
    requireDeclared(root, name);
    const given = value.state === 'set' ? value.expression : undefined;
    if (given && !(given.kind === 'tuple' && given.elements.length === 0)) {
      throw new ConflictError(
        `${at(value.state === 'set' ? value.path : '', lineOf(given))}: ${name} has a default that is not empty, and a var file would replace it. Copy it into ${home} first.`,
      );
    }
    return { name, key, path: home, isNew: true, entries: [] };
  }
  requireDeclared(root, name);
  const { path, expression } = value;
  if (expression.kind !== 'tuple') {
    throw new ConflictError(
      `${at(path, lineOf(expression))}: ${name} is not a plain list. Change it by hand.`,
    );
  }
  const entries = expression.elements.map(element => {
    if (element.value.kind === 'object') return element.value;
    throw new ConflictError(
      `${at(path, lineOf(element.value))}: an entry of ${name} is not a plain object. Change it by hand.`,
    );
  });
  return { name, key, path, isNew: false, entries };
}

/** The text of a field, when it is a literal; Terraform takes numbers as text too. */
export function textIn(
  entry: ObjectExpression,
  key: string,
): string | undefined {
  const value = entry.items.find(item => item.key.name === key)?.value;
  if (value?.kind === 'number') return value.text;
  return value?.kind === 'string' ? value.value : undefined;
}

/**
 * Appends an entry, unless the list holds just this one.
 * @throws InputError when the name is taken by another entry
 */
export async function appendEntry(
  workspace: Workspace,
  list: ListVariable,
  entry: Readonly<Record<string, Value>>,
): Promise<void> {
  const namesake = list.entries.find(
    other => textIn(other, list.key) === entry[list.key],
  );
  if (namesake) {
    if (isSame(namesake, entry)) return;
    throw new InputError(
      `${at(list.path, lineOf(namesake))}: ${list.name} has an entry ${
        entry[list.key]
      } already, with other values. Choose another name, or change that entry.`,
    );
  }
  const last = list.entries.at(-1);
  const keys = last?.items.flatMap(({ key }) => key.name ?? []) ?? [];
  const value = orderLike(entry, keys);
  const path = [list.name];
  const operation: Operation = list.isNew
    ? { op: 'set', path, value: [value], create: true }
    : { op: 'append', path, value, uniqueBy: list.key };
  await workspace.edit(list.path, [operation]);
}

/** The var file of the environment, which must be there to be written to. */
export function requireEnvironmentFile(root: RootModule): string {
  const { state, path } = root.environmentFile;
  if (state === 'missing') {
    throw new ConflictError(
      `${path} is missing, so ${root.directory} has no environment ${root.environment}.`,
    );
  }
  return environmentFile(root.directory, root.environment);
}

/** Terraform ignores a value of a variable that is not declared. */
function requireDeclared(root: RootModule, name: string): void {
  const known = root.moduleFiles.every(file => file.state === 'parsed');
  if (known && !root.declarationOf(name)) {
    throw new ConflictError(
      `${root.directory} declares no variable ${name}, so Terraform would ignore it. Declare it and pass it to the module first.`,
    );
  }
}

function isSame(
  declared: ObjectExpression,
  entry: Readonly<Record<string, Value>>,
): boolean {
  try {
    return isDeepStrictEqual(toValue(declared), entry);
  } catch {
    return false;
  }
}
