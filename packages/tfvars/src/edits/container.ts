import type { Splice } from '../layout/splice';
import type {
  Expression,
  ObjectExpression,
  TupleExpression,
} from '../syntax/nodes';

/** An element of a list or an item of an object. */
export interface Part {
  readonly start: number;
  /** Behind its value. */
  readonly end: number;
  /** Behind the comma that follows it. */
  readonly commaEnd?: number;
  readonly value: Expression;
}

/** What lists and objects have in common. */
export interface Container {
  readonly kind: 'tuple' | 'object';
  readonly start: number;
  readonly end: number;
  readonly parts: readonly Part[];
  readonly node: TupleExpression | ObjectExpression;
}

export function containerOf(
  node: TupleExpression | ObjectExpression,
): Container {
  const { kind, start, end } = node;
  const parts =
    node.kind === 'tuple'
      ? node.elements.map(({ value, commaEnd }) => ({
          start: value.start,
          end: value.end,
          commaEnd,
          value,
        }))
      : node.items.map(({ key, value, commaEnd }) => ({
          start: key.start,
          end: value.end,
          commaEnd,
          value,
        }));
  return { kind, start, end, parts, node };
}

/** The end of a part with its comma. */
export function endOf(part: Part): number {
  return part.commaEnd ?? part.end;
}

export function deletion(start: number, end: number): Splice {
  return { start, end, text: '' };
}

export function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text };
}
