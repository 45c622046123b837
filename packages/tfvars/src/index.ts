/**
 * Reads and edits the text of `.tfvars` and `.tf` files without touching any
 * other byte.
 *
 * @packageDocumentation
 */
export { decode, encode } from './encoding';
export { TfvarsError } from './errors';
export type { TfvarsErrorCode, TfvarsErrorContext } from './errors';
export { parse } from './document';
export type { Document, Located } from './document';
export { edit } from './edits/edit';
export type {
  AppendBlockOperation,
  AppendOperation,
  BlockValue,
  NewBlock,
  Operation,
  Raw,
  RemoveOperation,
  SetOperation,
} from './edits/operation';
export type { BlockStep, Match, Path, PathStep } from './paths/path';
export type {
  Attribute,
  Block,
  Body,
  BooleanExpression,
  Expression,
  NullExpression,
  NumberExpression,
  ObjectExpression,
  ObjectItem,
  ObjectKey,
  OpaqueExpression,
  StringExpression,
  TupleElement,
  TupleExpression,
} from './syntax/nodes';
export type { OpaqueReason } from './syntax/reason';
export type { Position, Span } from './syntax/source';
export { toValue } from './values/toValue';
export type { Value } from './values/value';
