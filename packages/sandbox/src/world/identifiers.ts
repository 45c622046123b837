import { createHash } from 'node:crypto';

/** A stable hexadecimal text of `length` characters (at most 64) made from `parts`. */
export function stableHex(length: number, ...parts: string[]): string {
  return createHash('sha256')
    .update(parts.join('\u0000'))
    .digest('hex')
    .slice(0, length);
}

/** An EC2 resource id such as `vpc-0f3c…`: the prefix and 17 hexadecimal digits. */
export function ec2Id(prefix: string, ...parts: string[]): string {
  return `${prefix}-0${stableHex(16, prefix, ...parts)}`;
}

/** A stable suffix in the letters that Kubernetes uses for generated names, made from `parts`. */
export function generatedSuffix(length: number, ...parts: string[]): string {
  const alphabet = 'bcdfghjklmnpqrstvwxz2456789';
  const digest = createHash('sha256').update(parts.join('\u0000')).digest();
  return Array.from(
    digest.subarray(0, length),
    byte => alphabet[byte % alphabet.length],
  ).join('');
}

/** A stable UUID made from `parts`. */
export function stableUuid(...parts: string[]): string {
  const hex = stableHex(32, ...parts);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

/** An IAM unique id such as `AROA…` made from `parts`. */
export function iamId(prefix: string, ...parts: string[]): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const digest = createHash('sha256').update(parts.join('\u0000')).digest();
  return `${prefix}${Array.from(
    digest.subarray(0, 17),
    byte => alphabet[byte % 32],
  ).join('')}`;
}

/** A stable choice out of `count`, from 0, made from `parts`. */
export function stableIndex(count: number, ...parts: string[]): number {
  return Number.parseInt(stableHex(8, ...parts), 16) % count;
}
