/**
 * A value as JSON has it.
 *
 * @public
 */
export type Value =
  | string
  | number
  | boolean
  | null
  | readonly Value[]
  | { readonly [key: string]: Value };

/** The form in which HCL keeps and compares strings. */
export function normalized(text: string): string {
  return text.normalize('NFC');
}

export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

export function isObject(
  value: Value,
): value is { readonly [key: string]: Value } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True when Terraform sees the same value: the order of keys does not count. */
export function sameValue(one: Value, other: Value): boolean {
  if (typeof one === 'string' && typeof other === 'string') {
    return one === other || normalized(one) === normalized(other);
  }
  if (isList(one) && isList(other)) {
    return (
      one.length === other.length &&
      one.every((value, index) => sameValue(value, other[index]))
    );
  }
  if (isObject(one) && isObject(other)) {
    const entries = entriesByKey(one);
    const others = entriesByKey(other);
    return (
      entries.size === others.size &&
      [...entries].every(([key, value]) => {
        const counterpart = others.get(key);
        return counterpart !== undefined && sameValue(value, counterpart);
      })
    );
  }
  return one === other;
}

/** The entries of an object by normalised key. */
export function entriesByKey(object: {
  readonly [key: string]: Value;
}): Map<string, Value> {
  return new Map(
    Object.entries(object).map(([key, value]) => [normalized(key), value]),
  );
}
