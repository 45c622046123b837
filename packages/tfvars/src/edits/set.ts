import type { Splice } from '../layout/splice';
import { locateTarget, notFound, refusalOf, takeStep } from '../paths/locate';
import { checkPath, describePath, type Path } from '../paths/path';
import { isValueTarget, type Target } from '../paths/target';
import type { Syntax } from '../syntax/parse';
import { checkValue } from '../values/check';
import { errorAt } from '../values/toValue';
import type { Value } from '../values/value';
import { writeValue } from '../values/write';
import { addBefore, addToEnd, writtenAt } from './add';
import { asElement } from './additions';
import { containerOf } from './container';
import { create, createItems } from './create';
import { type Change, Difference, type Replacement } from './difference';
import { writeLikeHeredoc } from './heredoc';
import type { SetOperation } from './operation';
import { isOneLine, rangeOf } from './range';
import { takeAll } from './remove';
import { styleAt } from './style';
import type { EditedText } from './text';
import { concretePath, expectValue, wrongResult } from './verify';

function replace(syntax: Syntax, { target, value }: Replacement): Splice {
  const old = target.value;
  const heredoc =
    old.kind === 'string' && old.heredoc && typeof value === 'string'
      ? writeLikeHeredoc(old, value)
      : undefined;
  const { start } = rangeOf(target);
  const style = styleAt(syntax, start, isOneLine(syntax, target));
  const text = heredoc ?? writeValue(value, style);
  return {
    start: old.start,
    end: old.end,
    text: writtenAt(syntax, old.start, text),
  };
}

function insert(
  syntax: Syntax,
  { path, index, values }: Extract<Change, { kind: 'insert' }>,
): Splice[] {
  const list = locateTarget(syntax.body, path);
  if (!isValueTarget(list) || list.value.kind !== 'tuple') {
    throw wrongResult(path);
  }
  const container = containerOf(list.value);
  const additions = values.map(asElement);
  return index < container.parts.length
    ? addBefore(syntax, container, additions, index)
    : addToEnd(syntax, container, additions, isOneLine(syntax, list));
}

function additionOf(syntax: Syntax, change: Change): Splice[] {
  if (change.kind === 'insert') return insert(syntax, change);
  if (change.kind !== 'create') return [];
  const { path, entries } = change;
  return createItems(syntax, locateTarget(syntax.body, path), entries, path);
}

/** What has the key that must be created. */
interface Missing {
  readonly parent: Target;
  readonly path: Path;
  readonly key: string;
}

/** What is at the path, or what must have it. */
function targetOf(
  edited: EditedText,
  operation: SetOperation,
): Missing | { target: Target; path: Path } {
  const { path, create: mayCreate = false, value } = operation;
  checkPath(path);
  checkValue(value, path);
  const { body } = edited.syntax;
  const last = path.at(-1);
  if (last === undefined) {
    throw errorAt(
      body,
      'TypeMismatch',
      'The whole text is no value. Name an argument.',
      path,
    );
  }
  const parentPath = concretePath(body, path.slice(0, -1));
  const parent = locateTarget(body, parentPath);
  const target = takeStep(parent, last, parentPath);
  if (target) return { target, path: concretePath(body, path) };
  if (!mayCreate || typeof last !== 'string') {
    throw notFound(parent, last, path.slice(0, -1));
  }
  return { parent, path: parentPath, key: last };
}

/**
 * What is added and replaced does not touch, so that it is done at once, and
 * then what is taken away.
 */
function withValue(edited: EditedText, difference: Difference): EditedText {
  const { syntax } = edited;
  const { replacements, changes } = difference;
  const longer = edited.with([
    ...replacements.map(each => replace(syntax, each)),
    ...changes.flatMap(change => additionOf(syntax, change)),
  ]);
  return takeAll(
    longer,
    changes.filter(change => change.kind === 'take'),
  );
}

function withCreated(
  edited: EditedText,
  { parent, path, key }: Missing,
  value: Value,
): EditedText {
  const splices = create(edited.syntax, parent, key, value, path);
  const result = edited.with(splices);
  expectValue(result, [...path, key], value);
  return result;
}

/** The value at the path becomes this value. */
export function setValue(
  edited: EditedText,
  operation: SetOperation,
): EditedText {
  const { value } = operation;
  const found = targetOf(edited, operation);
  if ('key' in found) return withCreated(edited, found, value);
  const { target, path } = found;
  if (!isValueTarget(target)) {
    throw refusalOf(
      target,
      'TypeMismatch',
      () => `\`${describePath(path)}\` is a block. Set its arguments.`,
      operation.path,
    );
  }
  const difference = new Difference(edited.syntax);
  difference.add(target, value, path);
  const result = withValue(edited, difference);
  expectValue(result, path, value);
  return result;
}
