import { InputError } from '@backstage/errors';
import { AddressRange, overlap, parseCidr, requireCidr } from './cidr';

/**
 * Ranges of one size that are free within another one, the lowest first.
 * @param within - such as `10.0.0.0/8`
 * @param taken - ranges in use; a text that is none is ignored
 * @param prefix - size of the wanted ranges, as in `/18`
 * @param limit - at most so many
 * @throws InputError when `within` is not a range, or the size not one within it
 * @public
 */
export function freeRanges(
  within: string,
  taken: readonly string[],
  prefix: number,
  limit: number,
): string[] {
  const space = requireCidr(within);
  const size = 2 ** (32 - prefix);
  const fits = Number.isInteger(prefix) && prefix >= 0 && prefix <= 32;
  if (!fits || size > space.last - space.first + 1) {
    throw new InputError(
      `/${prefix} is not a size of ranges within ${within}: it must be a whole number from that of ${within} to 32.`,
    );
  }
  const used = taken.flatMap(text => parseCidr(text) ?? []);
  const found: string[] = [];
  let first = space.first;
  while (found.length < limit && first + size - 1 <= space.last) {
    const range: AddressRange = { first, last: first + size - 1 };
    const last = Math.max(
      ...used.filter(one => overlap(one, range)).map(one => one.last),
    );
    if (last >= first) {
      first = Math.ceil((last + 1) / size) * size;
    } else {
      found.push(`${addressOf(first)}/${prefix}`);
      first += size;
    }
  }
  return found;
}

function addressOf(value: number): string {
  return [2 ** 24, 2 ** 16, 2 ** 8, 1]
    .map(unit => Math.floor(value / unit) % 256)
    .join('.');
}
