const parts = /^(-?)\s*(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/** Digits without zeros at the ends, and the power of ten of the last one. */
function significant(text: string) {
  const [, sign, whole, fraction = '', exponent = '0'] = parts.exec(text) ?? [];
  if (whole === undefined) return undefined;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const trimmed = digits.replace(/0+$/, '');
  const power =
    trimmed === ''
      ? 0
      : Number(exponent) - fraction.length + digits.length - trimmed.length;
  return { sign: trimmed === '' ? '' : sign, digits: trimmed, power };
}

/**
 * The number that is written, or undefined when a JavaScript number cannot
 * keep all of its digits.
 */
export function exactNumber(text: string): number | undefined {
  const written = significant(text);
  if (!written) return undefined;
  const value = Number(text.replace(/\s+/g, ''));
  const kept = Number.isFinite(value) ? significant(String(value)) : undefined;
  const same =
    kept !== undefined &&
    kept.sign === written.sign &&
    kept.digits === written.digits &&
    kept.power === written.power;
  if (!same) return undefined;
  return value === 0 ? 0 : value;
}

/**
 * A number without sign as HCL turns it into a key: `1.50` is the key `1.5`.
 * Undefined when it is not short enough to tell.
 */
export function canonicalDecimal(text: string): string | undefined {
  const value = exactNumber(text);
  if (value === undefined) return undefined;
  const key = String(value);
  return key.includes('e') ? undefined : key;
}
