import { TfvarsError } from './errors';
import { locateTarget, placeOf } from './paths/locate';
import type { Path } from './paths/path';
import { isValueTarget } from './paths/target';
import type { Body, Expression } from './syntax/nodes';
import { parseSyntax } from './syntax/parse';
import type { OpaqueReason } from './syntax/reason';
import type { Span } from './syntax/source';
import { bodyToValue, toValue } from './values/toValue';
import type { Value } from './values/value';

/**
 * What stands at a path.
 *
 * @public
 */
export interface Located {
  /** `opaque` when Terraform computes the value. */
  readonly kind: Expression['kind'] | 'block' | 'body';
  readonly span: Span;
  /** Exactly what is written there. */
  readonly text: string;
  /** By what the value is computed, when it is. */
  readonly reason?: OpaqueReason;
}

/**
 * A text that was read.
 *
 * @public
 */
export interface Document {
  /** Exactly the text that was given. */
  readonly text: string;
  /** Its tree. */
  readonly body: Body;
  /**
   * True when something is at the path, literal or computed.
   *
   * @throws TfvarsError when it is unclear what is at the path: `DuplicateKey`,
   *   `AmbiguousMatch`, `NotALiteral`
   */
  has(path: Path): boolean;
  /**
   * The value at the path. A block and the whole text have a value when they
   * hold arguments only.
   *
   * @throws TfvarsError `NotFound`, `NotALiteral`, `DuplicateKey`,
   *   `AmbiguousMatch`, `TypeMismatch`
   */
  get(path: Path): Value;
  /**
   * Where and what is at the path, for literals and computed values.
   *
   * @throws TfvarsError `NotFound`, `NotALiteral`, `DuplicateKey`,
   *   `AmbiguousMatch`, `TypeMismatch`
   */
  locate(path: Path): Located;
}

class ParsedDocument implements Document {
  constructor(
    readonly text: string,
    readonly body: Body,
  ) {}

  has(path: Path): boolean {
    try {
      locateTarget(this.body, path);
      return true;
    } catch (error) {
      const isAbsent =
        error instanceof TfvarsError &&
        (error.code === 'NotFound' || error.code === 'TypeMismatch');
      if (isAbsent) return false;
      throw error;
    }
  }

  get(path: Path): Value {
    const target = locateTarget(this.body, path);
    return isValueTarget(target)
      ? toValue(target.value, path)
      : bodyToValue(target.body, path);
  }

  locate(path: Path): Located {
    const target = locateTarget(this.body, path);
    const { span, text } = placeOf(target);
    if (!isValueTarget(target)) return { kind: target.kind, span, text };
    const { value } = target;
    return value.kind === 'opaque'
      ? { kind: value.kind, span, text, reason: value.reason }
      : { kind: value.kind, span, text };
  }
}

/**
 * Reads the text of a `.tfvars` or `.tf` file.
 *
 * @throws TfvarsError `SyntaxError` for what Terraform's parser refuses,
 *   `DuplicateKey` for an argument that is set twice in a body,
 *   `InvalidEncoding` for half of a surrogate pair
 * @public
 */
export function parse(text: string): Document {
  return new ParsedDocument(text, parseSyntax(text).body);
}
