import { writeKey } from '../values/quote';
import { isObject, type Value } from '../values/value';
import { holdsObjects, isFlat, writeValue } from '../values/write';
import type { Addition } from './add';
import type { Part } from './container';

/** An object is written on one line beside one that is. */
function isOneLineObject({ value }: Part): boolean {
  return (
    value.kind === 'object' &&
    value.items.length > 0 &&
    !value.text.includes('\n')
  );
}

/** A value as a new element of a list. */
export function asElement(value: Value): Addition {
  return {
    flat: isFlat(value),
    write: style => writeValue(value, style),
    likeNeighbour: neighbour =>
      isOneLineObject(neighbour) && isObject(value) && !holdsObjects(value),
  };
}

/** A key with a value as a new item of an object. */
export function asItem(key: string, value: Value, quoted: boolean): Addition {
  return {
    // An object with items gets lines of its own where it can.
    flat: false,
    write: style => `${writeKey(key, quoted)} = ${writeValue(value, style)}`,
    likeNeighbour: () => false,
  };
}
