import type { Target, ValueTarget } from '../paths/target';
import type { Syntax } from '../syntax/parse';
import { ownsLines } from '../syntax/tokens';

/** From the name, key or value to the end of the value and its comma. */
export function rangeOf(target: ValueTarget): { start: number; end: number } {
  switch (target.kind) {
    case 'attribute':
      return target.attribute;
    case 'item': {
      const { key, value, commaEnd } = target.item;
      return { start: key.start, end: commaEnd ?? value.end };
    }
    default: {
      const { value, commaEnd } = target.element;
      return { start: value.start, end: commaEnd ?? value.end };
    }
  }
}

/** True when the value shares its lines with others, so that it stays on one. */
export function isOneLine(syntax: Syntax, target: Target): boolean {
  if (!('value' in target)) return false;
  const { start, end } = rangeOf(target);
  return !ownsLines(syntax, start, end);
}
