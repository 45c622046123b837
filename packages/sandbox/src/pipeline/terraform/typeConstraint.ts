import { type HclValue, isObject } from './hcl';

/** A type of a variable. */
export type TypeConstraint =
  | { kind: 'string' | 'number' | 'bool' | 'any' }
  | { kind: 'list' | 'set' | 'map'; element: TypeConstraint }
  | { kind: 'object'; attributes: Map<string, Attribute> };

interface Attribute {
  type: TypeConstraint;
  optional: boolean;
}

const TOKEN =
  /\s*(?:#[^\n]*\n\s*)*([A-Za-z_][\w-]*|"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?|[(){}[\]=,:])/y;

/** Reads the language of type constraints: names, calls and object bodies. */
class TypeReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  #peek(): string | undefined {
    TOKEN.lastIndex = this.#at;
    return TOKEN.exec(this.#text)?.[1];
  }

  #next(): string {
    TOKEN.lastIndex = this.#at;
    const found = TOKEN.exec(this.#text);
    if (!found) {
      throw new Error(`Not a type: ${this.#text.slice(this.#at)}`);
    }
    this.#at = TOKEN.lastIndex;
    return found[1];
  }

  #expect(token: string): void {
    const found = this.#next();
    if (found !== token) {
      throw new Error(`Expected ${token} in a type, found ${found}`);
    }
  }

  read(): TypeConstraint {
    const name = this.#next();
    switch (name) {
      case 'string':
      case 'number':
      case 'bool':
      case 'any':
        return { kind: name };
      case 'list':
      case 'set':
      case 'map': {
        this.#expect('(');
        const element = this.read();
        this.#expect(')');
        return { kind: name, element };
      }
      case 'object':
        return { kind: 'object', attributes: this.#attributes() };
      default:
        throw new Error(`Not a type: ${name}`);
    }
  }

  #attributes(): Map<string, Attribute> {
    const attributes = new Map<string, Attribute>();
    this.#expect('(');
    this.#expect('{');
    while (this.#peek() !== '}') {
      const name = this.#next().replace(/^"|"$/g, '');
      this.#expect('=');
      attributes.set(name, this.#attribute());
      if (this.#peek() === ',') {
        this.#next();
      }
    }
    this.#expect('}');
    this.#expect(')');
    return attributes;
  }

  #attribute(): Attribute {
    if (this.#peek() !== 'optional') {
      return { type: this.read(), optional: false };
    }
    this.#next();
    this.#expect('(');
    const type = this.read();
    for (let depth = 1; depth > 0;) {
      const token = this.#next();
      if ('([{'.includes(token)) {
        depth += 1;
      } else if (')]}'.includes(token)) {
        depth -= 1;
      }
    }
    return { type, optional: true };
  }
}

/** Reads a type constraint such as `list(object({ name = string }))`. */
export function parseType(text: string): TypeConstraint {
  return new TypeReader(text).read();
}

/** A value that does not have the type of its variable; the message is Terraform's. */
export class TypeMismatchError extends Error {
  override readonly name = 'TypeMismatchError';
}

function words(type: TypeConstraint): string {
  return 'element' in type
    ? `${type.kind} of ${words(type.element)}`
    : type.kind;
}

function quotedList(names: string[]): string {
  const quoted = names.map(name => `"${name}"`);
  return quoted.length === 1
    ? `attribute ${quoted[0]} is required`
    : `attributes ${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)} are required`;
}

function byName([left]: [string, Attribute], [right]: [string, Attribute]) {
  return left < right ? -1 : 1;
}

function mismatch(path: string[], message: string): never {
  throw new TypeMismatchError([...path, message].join(': '));
}

const BOOLEANS: Record<string, boolean | undefined> = {
  true: true,
  false: false,
};

function numberOf(text: string): number | undefined {
  const number = text.trim() === '' ? NaN : Number(text);
  return Number.isNaN(number) ? undefined : number;
}

function convertPrimitive(
  kind: 'string' | 'number' | 'bool',
  value: HclValue,
  path: string[],
): HclValue {
  if (typeof value === 'object') {
    return mismatch(path, `${kind} required`);
  }
  if (kind === 'string') {
    return String(value);
  }
  if (typeof value === (kind === 'bool' ? 'boolean' : kind)) {
    return value;
  }
  if (typeof value !== 'string') {
    return mismatch(path, `${kind} required`);
  }
  const converted = kind === 'number' ? numberOf(value) : BOOLEANS[value];
  // Terraform does not say where the text is that it cannot convert.
  return converted ?? mismatch([], `a ${kind} is required`);
}

/**
 * A value as its type makes it: numbers become texts and the reverse, attributes that the type does not have go.
 *
 * @throws TypeMismatchError
 */
export function convert(
  type: TypeConstraint,
  value: HclValue,
  path: string[] = [],
): HclValue {
  if (value === null || type.kind === 'any') {
    return value;
  }
  switch (type.kind) {
    case 'list':
    case 'set':
      return Array.isArray(value)
        ? value.map((item, index) =>
            convert(type.element, item, [...path, `element ${index}`]),
          )
        : mismatch(path, `${words(type)} required`);
    case 'map':
      return isObject(value)
        ? Object.fromEntries(
            Object.entries(value).map(([key, item]) => [
              key,
              convert(type.element, item, [...path, `element "${key}"`]),
            ]),
          )
        : mismatch(path, `${words(type)} required`);
    case 'object': {
      if (!isObject(value)) {
        return mismatch(path, 'object required');
      }
      const missing = Array.from(type.attributes)
        .filter(([name, each]) => !each.optional && !(name in value))
        .map(([name]) => name)
        .sort();
      if (missing.length > 0) {
        return mismatch(path, quotedList(missing));
      }
      return Object.fromEntries(
        // In the order of the names, as Terraform looks at them.
        Array.from(type.attributes)
          .sort(byName)
          .map(([name, each]) => [
            name,
            convert(each.type, value[name] ?? null, [
              ...path,
              `attribute "${name}"`,
            ]),
          ]),
      );
    }
    default:
      return convertPrimitive(type.kind, value, path);
  }
}
