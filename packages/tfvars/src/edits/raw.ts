import { TfvarsError } from '../errors';
import type { Path } from '../paths/path';
import { parseSyntax, type Syntax } from '../syntax/parse';
import { checkText, checkValue } from '../values/check';
import { Verbatim, type Writable } from '../values/write';
import type { BlockValue, Raw } from './operation';

function isRaw(value: BlockValue): value is Raw {
  return (
    typeof value === 'object' &&
    value !== null &&
    '$raw' in value &&
    typeof value.$raw === 'string' &&
    Object.keys(value).length === 1
  );
}

function parsedAlone(raw: string): Syntax | undefined {
  try {
    return parseSyntax(`raw = ${raw}\n`);
  } catch (error) {
    if (error instanceof TfvarsError) return undefined;
    throw error;
  }
}

/**
 * Text of a caller as an expression.
 *
 * @throws TfvarsError `InvalidValue` unless it is one expression and nothing
 *   else
 */
function verbatim(raw: string, path: Path): Verbatim {
  checkText(raw, path);
  const trimmed = raw.trim();
  const syntax = parsedAlone(trimmed);
  const attribute = syntax?.body.attributes.get('raw');
  const isOneExpression =
    syntax?.body.items.length === 1 && attribute?.value.text === trimmed;
  if (isOneExpression) return new Verbatim(trimmed);
  throw new TfvarsError(
    'InvalidValue',
    `\`${trimmed}\` is not one HCL expression.`,
    { path },
  );
}

function converted(value: BlockValue, path: Path): Writable {
  if (typeof value !== 'object' || value === null) return value;
  if (isRaw(value)) return verbatim(value.$raw, path);
  if (Array.isArray(value)) {
    return value.map((element: BlockValue, index) =>
      converted(element, [...path, index]),
    );
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]: [string, BlockValue]) => [
      key,
      converted(entry, [...path, key]),
    ]),
  );
}

/**
 * The value with {@link Raw} read as expressions.
 *
 * @throws TfvarsError `InvalidValue`
 */
export function toWritable(value: BlockValue, path: Path): Writable {
  checkValue(value, path);
  return converted(value, path);
}
