import type { Path } from '../paths/path';
import type { Value } from '../values/value';

/**
 * An expression as it should be written, for example `{ $raw: 'var.name' }`.
 * It must be exactly one expression; spaces in it stay as given.
 *
 * @public
 */
export interface Raw {
  readonly $raw: string;
}

/**
 * The value of an argument of a new block: a {@link Value} in which any part
 * can be {@link Raw}.
 *
 * @public
 */
export type BlockValue =
  Value | Raw | readonly BlockValue[] | { readonly [key: string]: BlockValue };

/**
 * What is in a new block: arguments first, then nested blocks, in their order.
 *
 * @public
 */
export interface NewBlock {
  readonly type: string;
  readonly labels?: readonly string[];
  readonly attributes?: Readonly<Record<string, BlockValue>>;
  readonly blocks?: readonly NewBlock[];
}

/**
 * Gives the value at the path a new value. Only the bytes of what differs
 * change: a value that is equal leaves the text alone, and of an object or a
 * list only the parts that are not equal are touched. With `create` a missing
 * last key is added, in the style of its neighbours.
 *
 * @public
 */
export interface SetOperation {
  readonly op: 'set';
  readonly path: Path;
  readonly value: Value;
  readonly create?: boolean;
}

/**
 * Adds an element at the end of a list. With `uniqueBy` it is refused
 * (`AlreadyExists`) when an element has the same value in this field, or in all
 * of these fields.
 *
 * @public
 */
export interface AppendOperation {
  readonly op: 'append';
  readonly path: Path;
  readonly value: Value;
  readonly uniqueBy?: string | readonly string[];
}

/**
 * Takes away an element of a list, a key of an object, an argument or a whole
 * block. Comments directly above it describe it and go with it.
 *
 * @public
 */
export interface RemoveOperation {
  readonly op: 'remove';
  readonly path: Path;
}

/**
 * Adds a block at the end of the text. Unless `unique` is false it is refused
 * (`AlreadyExists`) when there is a block of the same type and labels.
 *
 * @public
 */
export interface AppendBlockOperation extends NewBlock {
  readonly op: 'appendBlock';
  readonly attributes: Readonly<Record<string, BlockValue>>;
  readonly unique?: boolean;
}

/**
 * One change of a text.
 *
 * @public
 */
export type Operation =
  SetOperation | AppendOperation | RemoveOperation | AppendBlockOperation;
