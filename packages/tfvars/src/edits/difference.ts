import { TfvarsError } from '../errors';
import { describePath, type Path } from '../paths/path';
import type { ValueTarget } from '../paths/target';
import type {
  Expression,
  ObjectExpression,
  TupleExpression,
} from '../syntax/nodes';
import type { Syntax } from '../syntax/parse';
import { describeReason } from '../syntax/reason';
import { hasComment } from '../syntax/tokens';
import { checkKeys, errorAt, toValue } from '../values/toValue';
import {
  entriesByKey,
  isList,
  isObject,
  sameValue,
  type Value,
} from '../values/value';

/** A value that must be written instead of another one. */
export interface Replacement {
  readonly target: ValueTarget;
  readonly value: Value;
}

/**
 * A change of what a list or an object holds, with its path. Paths and indices
 * are right when the changes are made one after the other.
 */
export type Change =
  | {
      kind: 'create';
      path: Path;
      entries: readonly (readonly [string, Value])[];
    }
  | { kind: 'insert'; path: Path; index: number; values: readonly Value[] }
  | { kind: 'take'; path: Path; indices: readonly number[] };

/** True when the expression is a literal of this value. */
function isValue(expression: Expression, value: Value): boolean {
  try {
    return sameValue(toValue(expression), value);
  } catch (error) {
    if (error instanceof TfvarsError) return false;
    throw error;
  }
}

/** Compares what is written with a value. */
export class Difference {
  /** They do not touch each other, and come first. */
  readonly replacements: Replacement[] = [];
  /** In the order in which they can be made. */
  readonly changes: Change[] = [];

  constructor(private readonly syntax: Syntax) {}

  add(target: ValueTarget, value: Value, path: Path) {
    const expression = target.value;
    if (isValue(expression, value)) return;
    if (expression.kind === 'object' && isObject(value)) {
      this.#addObject(expression, value, path);
    } else if (expression.kind === 'tuple' && isList(value)) {
      this.#addList(expression, value, path);
    } else {
      this.#checkReplaceable(expression, path);
      this.replacements.push({ target, value });
    }
  }

  /** What would be lost without a word must be changed by hand. */
  #checkReplaceable(expression: Expression, path: Path) {
    this.#checkLiteral(expression, path);
    if (!hasComment(this.syntax, expression.start, expression.end)) return;
    throw errorAt(
      expression,
      'NotALiteral',
      `\`${describePath(path)}\` holds comments, which replacing it would delete. Change it by hand.`,
      path,
    );
  }

  #checkLiteral(expression: Expression, path: Path) {
    if (expression.kind === 'opaque') {
      throw errorAt(
        expression,
        'NotALiteral',
        `\`${describePath(path)}\` is computed by ${describeReason(expression.reason)} and cannot be changed here. Change it by hand.`,
        path,
      );
    }
    if (expression.kind === 'tuple') {
      expression.elements.forEach((element, index) =>
        this.#checkLiteral(element.value, [...path, index]),
      );
    } else if (expression.kind === 'object') {
      for (const [name, index] of checkKeys(expression, path)) {
        this.#checkLiteral(expression.items[index].value, [...path, name]);
      }
    }
  }

  #addObject(
    object: ObjectExpression,
    value: { readonly [key: string]: Value },
    path: Path,
  ) {
    const names = checkKeys(object, path);
    const entries = entriesByKey(value);
    for (const [name, index] of names) {
      const entry = entries.get(name);
      const item = object.items[index];
      const target = { kind: 'item', parent: object, item, index } as const;
      const inner = item.value;
      if (entry !== undefined) {
        this.add({ ...target, value: inner }, entry, [...path, name]);
      } else this.#checkLiteral(inner, [...path, name]);
    }
    const created = [...entries].filter(([key]) => !names.has(key));
    if (created.length > 0) {
      this.changes.push({ kind: 'create', path, entries: created });
    }
    const indices = [...names]
      .filter(([name]) => !entries.has(name))
      .map(([, index]) => index);
    if (indices.length > 0) this.changes.push({ kind: 'take', path, indices });
  }

  /** Equal elements at both ends stay; those between are paired by position. */
  #addList(list: TupleExpression, value: readonly Value[], path: Path) {
    const { elements } = list;
    const shorter = Math.min(elements.length, value.length);
    let start = 0;
    while (start < shorter && isValue(elements[start].value, value[start])) {
      start += 1;
    }
    let end = 0;
    while (
      end < shorter - start &&
      isValue(
        elements[elements.length - 1 - end].value,
        value[value.length - 1 - end],
      )
    ) {
      end += 1;
    }
    const paired = shorter - end;
    for (let index = start; index < paired; index += 1) {
      const element = elements[index];
      this.add(
        {
          kind: 'element',
          parent: list,
          element,
          index,
          value: element.value,
        },
        value[index],
        [...path, index],
      );
    }
    const values = value.slice(paired, value.length - end);
    if (values.length > 0) {
      this.changes.push({ kind: 'insert', path, index: paired, values });
    }
    const indices: number[] = [];
    for (let index = paired; index < elements.length - end; index += 1) {
      this.#checkLiteral(elements[index].value, [...path, index]);
      indices.push(index);
    }
    if (indices.length > 0) this.changes.push({ kind: 'take', path, indices });
  }
}
