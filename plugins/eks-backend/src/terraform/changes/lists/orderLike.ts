import { Value } from '@xkf/tfvars';

/** The value with its keys in the order of a neighbour's, further ones last. */
export function orderLike(
  value: Readonly<Record<string, Value>>,
  keys: readonly string[],
): Readonly<Record<string, Value>> {
  const rank = (key: string) => {
    const index = keys.indexOf(key);
    return index < 0 ? keys.length : index;
  };
  return Object.fromEntries(
    Object.entries(value).sort(([a], [b]) => rank(a) - rank(b)),
  );
}
