import { InputError } from '@backstage/errors';

/** A range of IPv4 addresses; both ends are part of it. @public */
export interface AddressRange {
  first: number;
  last: number;
}

/**
 * Reads a range such as `10.0.0.0/18`.
 * @returns undefined when it is none, or its address is not its first one
 * @public
 */
export function parseCidr(text: string): AddressRange | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(
    text,
  );
  if (!match) return undefined;
  const [a, b, c, d, prefix] = match.slice(1).map(Number);
  if (prefix > 32 || [a, b, c, d].some(part => part > 255)) return undefined;
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  const size = 2 ** (32 - prefix);
  return first % size === 0 ? { first, last: first + size - 1 } : undefined;
}

/** @throws InputError when the text is not a range @public */
export function requireCidr(text: string): AddressRange {
  const range = parseCidr(text);
  if (range) return range;
  throw new InputError(
    `${text} is not a range of addresses: it must begin with its first address, as in 10.0.0.0/18.`,
  );
}

/** True when two ranges share an address. @public */
export function overlap(a: AddressRange, b: AddressRange): boolean {
  return a.first <= b.last && b.first <= a.last;
}
