import { isDeepStrictEqual } from 'node:util';
import { badRequest, StatusError } from '../status';
import { isObject } from './mergePatch';

function tokensOf(pointer: unknown): string[] {
  if (typeof pointer !== 'string' || (pointer && !pointer.startsWith('/'))) {
    throw badRequest(`invalid JSON pointer: ${String(pointer)}`);
  }
  return pointer
    .split('/')
    .slice(1)
    .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function rejected(message: string): StatusError {
  return new StatusError(422, 'Invalid', message, {});
}

function missing(pointer: unknown): StatusError {
  return rejected(
    `the server rejected our request due to an error in our request: ${String(pointer)} does not exist`,
  );
}

function valueAt(document: unknown, pointer: unknown): unknown {
  let value = document;
  for (const token of tokensOf(pointer)) {
    if (Array.isArray(value)) {
      value = value[Number(token)];
    } else if (isObject(value) && Object.hasOwn(value, token)) {
      value = value[token];
    } else {
      value = undefined;
    }
  }
  return value;
}

type Change = 'add' | 'remove' | 'replace';

function changeList(
  list: unknown[],
  token: string,
  change: Change,
  value: unknown,
  pointer: unknown,
): unknown[] {
  const index = token === '-' && change === 'add' ? list.length : Number(token);
  const last = change === 'add' ? list.length : list.length - 1;
  if (!Number.isInteger(index) || index < 0 || index > last) {
    throw missing(pointer);
  }
  const removed = change === 'add' ? 0 : 1;
  return change === 'remove'
    ? list.toSpliced(index, removed)
    : list.toSpliced(index, removed, value);
}

/** A copy of a document in which the value at a path is added, removed or replaced. */
function changed(
  document: unknown,
  [token, ...rest]: string[],
  change: Change,
  value: unknown,
  pointer: unknown,
): unknown {
  if (token === undefined) {
    return value;
  }
  if (Array.isArray(document)) {
    return rest.length === 0
      ? changeList(document, token, change, value, pointer)
      : document.with(
          Number(token),
          changed(document[Number(token)], rest, change, value, pointer),
        );
  }
  if (!isObject(document)) {
    throw missing(pointer);
  }
  if (rest.length > 0) {
    const inner = changed(document[token], rest, change, value, pointer);
    return { ...document, [token]: inner };
  }
  if (change !== 'add' && !Object.hasOwn(document, token)) {
    throw missing(pointer);
  }
  const { [token]: _, ...others } = document;
  return change === 'remove' ? others : { ...document, [token]: value };
}

function applyOperation(
  document: unknown,
  operation: Record<string, unknown>,
): unknown {
  const { op, path, from, value } = operation;
  const edit = (target: unknown, change: Change, at: unknown, item?: unknown) =>
    changed(target, tokensOf(at), change, item, at);
  switch (op) {
    case 'add':
    case 'remove':
    case 'replace':
      return edit(document, op, path, value);
    case 'test':
      if (!isDeepStrictEqual(valueAt(document, path), value)) {
        throw rejected(
          'the server rejected our request due to an error in our request: testing value failed',
        );
      }
      return document;
    case 'move':
      return edit(
        edit(document, 'remove', from),
        'add',
        path,
        valueAt(document, from),
      );
    case 'copy':
      return edit(document, 'add', path, valueAt(document, from));
    default:
      throw badRequest(`unknown operation of a JSON patch: ${String(op)}`);
  }
}

/**
 * JSON Patch (RFC 6902).
 *
 * @throws StatusError 422 when a test fails or a path does not exist, 400 when an operation cannot be understood
 */
export function jsonPatch(
  target: unknown,
  operations: Record<string, unknown>[],
): unknown {
  return operations.reduce(applyOperation, target);
}
