import type { Path } from './paths/path';

/**
 * Why a text or an edit was refused. The codes are stable: callers may branch
 * on them, while messages are for people and may change.
 *
 * - `SyntaxError`: Terraform's own parser would refuse the text.
 * - `InvalidEncoding`: the bytes are not UTF-8, or the text holds half of a
 *   surrogate pair.
 * - `DuplicateKey`: a key or argument is set twice, so that it is unclear which
 *   one counts. Terraform lets the last key of an object win without a word.
 * - `NotFound`: nothing is at the path.
 * - `NotALiteral`: the value is computed (a call, a reference, a template, …).
 * - `TypeMismatch`: the path goes through, or the edit needs, another kind of
 *   value.
 * - `AmbiguousMatch`: more than one element or block matches.
 * - `AlreadyExists`: what should be added is there.
 * - `InvalidValue`: the value cannot be written in HCL.
 * - `InternalError`: the result did not pass the check that every edit ends
 *   with. Nothing is returned then.
 *
 * @public
 */
export type TfvarsErrorCode =
  | 'SyntaxError'
  | 'InvalidEncoding'
  | 'DuplicateKey'
  | 'NotFound'
  | 'NotALiteral'
  | 'TypeMismatch'
  | 'AmbiguousMatch'
  | 'AlreadyExists'
  | 'InvalidValue'
  | 'InternalError';

/**
 * Where and what an error is about.
 *
 * @public
 */
export interface TfvarsErrorContext {
  /** Line in the text, from 1. */
  line?: number;
  /** Column in the line, from 1, in characters as a reader counts them. */
  column?: number;
  /** The path that was asked for. */
  path?: Path;
}

/**
 * The only error that this package throws.
 *
 * @public
 */
export class TfvarsError extends Error {
  /** Why, see {@link TfvarsErrorCode}. */
  readonly code: TfvarsErrorCode;
  /** Line in the text, from 1, when the error is about a place in the text. */
  readonly line?: number;
  /** Column in the line, from 1, in characters as a reader counts them. */
  readonly column?: number;
  /** The path that was asked for, when the error is about a path. */
  readonly path?: Path;

  constructor(
    code: TfvarsErrorCode,
    sentence: string,
    context: TfvarsErrorContext = {},
  ) {
    super(
      context.line === undefined
        ? sentence
        : `Line ${context.line}: ${sentence}`,
    );
    this.name = 'TfvarsError';
    this.code = code;
    this.line = context.line;
    this.column = context.column;
    this.path = context.path;
  }
}
