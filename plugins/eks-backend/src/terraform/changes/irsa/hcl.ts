import { edit, parse, Path, Value } from '@xkf/tfvars';

/**
 * A value as HCL, laid out for an argument of a block. The editor escapes what
 * it writes, so that `${aws:username}` in a policy never becomes interpolation.
 * It is set, not appended with its block: only blocks take `{ $raw }` from their
 * caller as an expression, and a policy may have such a key.
 */
export function toHcl(value: unknown): string {
  const path: Path = [{ block: ['value'] }, 'of'];
  const text = edit('value {\n}\n', [
    { op: 'set', path, value: toJson(value), create: true },
  ]);
  return parse(text).locate([{ block: ['value'] }, 'of']).text;
}

function toJson(value: unknown): Value {
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, toJson(item)]),
    );
  }
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? value
    : null;
}
