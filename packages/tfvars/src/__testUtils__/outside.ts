import { parse } from '..';
import { misaligned } from './aligned';
import type { ValueOperation } from './operations';

/** Without the space that alignment may change. */
function compact(text: string): string {
  return text.replace(/[ \t]+|^\ufeff/g, '');
}

/** The offsets of the argument that an operation is about, lines whole. */
function rangeOf(text: string, { path }: ValueOperation) {
  const [name] = path;
  const attribute =
    typeof name === 'string'
      ? parse(text).body.attributes.get(name)
      : undefined;
  if (!attribute) return undefined;
  const newline = text.indexOf('\n', attribute.end);
  return {
    start: text.lastIndexOf('\n', attribute.start) + 1,
    end: newline < 0 ? text.length : newline,
  };
}

/** Lines that are in the one but not, in this order, in the other. */
function lost(before: string, after: string): string[] {
  const lines = after.split('\n');
  let at = 0;
  return before.split('\n').filter(line => {
    const found = lines.indexOf(line, at);
    if (found >= 0) at = found + 1;
    return found < 0;
  });
}

/**
 * What an edit changed although it is about something else: text before or
 * after the argument, and lines out of column that should stay so.
 */
export function changedOutside(
  before: string,
  after: string,
  operation: ValueOperation,
): string[] {
  const range = rangeOf(before, operation);
  const isWhole = operation.op === 'remove' && operation.path.length === 1;
  if (!range || isWhole) {
    return operation.op === 'remove'
      ? []
      : lost(compact(before), compact(after));
  }
  const head = before.slice(0, range.start);
  const tail = before.slice(range.end);
  const kept = after.split('\n');
  const outOfColumn = new Set(misaligned(before).map(line => line.trimEnd()));
  const outside = `${head}\n${tail}`.split('\n').map(line => line.trimEnd());
  return [
    compact(after).startsWith(compact(head)) ? [] : ['before'],
    compact(after).endsWith(compact(tail)) ? [] : ['after'],
    outside
      .filter(line => outOfColumn.has(line))
      .filter(line => !kept.some(each => each.trimEnd() === line)),
  ].flat();
}
