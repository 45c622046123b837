import type { OpaqueReason } from './reason';
import type { Source, Span } from './source';
import { decodeHeredoc, decodeQuoted } from './strings';

/** A part of the text with a meaning. */
abstract class SyntaxNode {
  /** Offset of the first character, in UTF-16 units. */
  readonly start: number;
  /** Offset behind the last character, in UTF-16 units. */
  readonly end: number;
  readonly #source: Source;

  constructor(source: Source, start: number, end: number) {
    this.#source = source;
    this.start = start;
    this.end = end;
  }

  /** Where it is, with lines and columns. */
  get span(): Span {
    return this.#source.span(this.start, this.end);
  }

  /** Exactly what is written. */
  get text(): string {
    return this.#source.text.slice(this.start, this.end);
  }

  /** The text that it is a part of. */
  protected get source(): Source {
    return this.#source;
  }
}

/**
 * A string without interpolation: quoted, or a heredoc.
 *
 * @public
 */
export class StringExpression extends SyntaxNode {
  readonly kind = 'string';

  constructor(
    source: Source,
    start: number,
    end: number,
    readonly heredoc: boolean,
  ) {
    super(source, start, end);
  }

  /** What the string means, escapes resolved, in Unicode NFC as in Terraform. */
  get value(): string {
    return this.heredoc ? decodeHeredoc(this.text) : decodeQuoted(this.text);
  }
}

/** @public */
export class NumberExpression extends SyntaxNode {
  readonly kind = 'number';
}

/** @public */
export class BooleanExpression extends SyntaxNode {
  readonly kind = 'boolean';
}

/** @public */
export class NullExpression extends SyntaxNode {
  readonly kind = 'null';
}

/**
 * A value that Terraform computes; it is kept as text.
 *
 * @public
 */
export class OpaqueExpression extends SyntaxNode {
  readonly kind = 'opaque';

  constructor(
    source: Source,
    start: number,
    end: number,
    readonly reason: OpaqueReason,
  ) {
    super(source, start, end);
  }
}

/**
 * An element of a list, with the offset behind the comma that follows it.
 *
 * @public
 */
export interface TupleElement {
  readonly value: Expression;
  readonly commaEnd?: number;
}

/** @public */
export class TupleExpression extends SyntaxNode {
  readonly kind = 'tuple';

  constructor(
    source: Source,
    start: number,
    end: number,
    readonly elements: readonly TupleElement[],
  ) {
    super(source, start, end);
  }
}

/**
 * The key of an object's item. `name` is undefined when the key is computed.
 *
 * @public
 */
export class ObjectKey extends SyntaxNode {
  constructor(
    source: Source,
    start: number,
    end: number,
    readonly name: string | undefined,
    readonly quoted: boolean,
  ) {
    super(source, start, end);
  }
}

/**
 * An item of an object, with the offset behind the comma that follows it.
 *
 * @public
 */
export interface ObjectItem {
  readonly key: ObjectKey;
  readonly value: Expression;
  readonly commaEnd?: number;
}

/** @public */
export class ObjectExpression extends SyntaxNode {
  readonly kind = 'object';

  constructor(
    source: Source,
    start: number,
    end: number,
    readonly items: readonly ObjectItem[],
  ) {
    super(source, start, end);
  }
}

/**
 * What stands on the right of an `=`.
 *
 * @public
 */
export type Expression =
  | ObjectExpression
  | TupleExpression
  | StringExpression
  | NumberExpression
  | BooleanExpression
  | NullExpression
  | OpaqueExpression;

/**
 * `name = value` in a body.
 *
 * @public
 */
export class Attribute extends SyntaxNode {
  readonly kind = 'attribute';

  constructor(
    source: Source,
    start: number,
    end: number,
    readonly name: string,
    readonly value: Expression,
  ) {
    super(source, start, end);
  }
}

/**
 * `type "label" { … }` in a body.
 *
 * @public
 */
export class Block extends SyntaxNode {
  readonly kind = 'block';

  constructor(
    source: Source,
    start: number,
    end: number,
    readonly type: string,
    readonly labels: readonly string[],
    readonly body: Body,
  ) {
    super(source, start, end);
  }
}

/**
 * The top of a file, or the inside of a block.
 *
 * @public
 */
export class Body extends SyntaxNode {
  readonly kind = 'body';
  /** In the order of the text. */
  readonly items: readonly (Attribute | Block)[];
  readonly attributes: ReadonlyMap<string, Attribute>;

  constructor(
    source: Source,
    start: number,
    end: number,
    items: readonly (Attribute | Block)[],
    attributes: ReadonlyMap<string, Attribute>,
  ) {
    super(source, start, end);
    this.items = items;
    this.attributes = attributes;
  }

  get blocks(): readonly Block[] {
    return this.items.filter(item => item.kind === 'block');
  }
}
