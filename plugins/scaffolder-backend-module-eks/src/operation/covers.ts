/**
 * Whether `whole` says everything that `part` says. Lists must be of the same
 * length, and what is undefined in `part` says nothing.
 */
export function covers(whole: unknown, part: unknown): boolean {
  if (part === undefined || Object.is(whole, part)) return true;
  if (typeof whole !== 'object' || typeof part !== 'object') return false;
  if (whole === null || part === null) return false;
  if (Array.isArray(whole) !== Array.isArray(part)) return false;
  if (Array.isArray(part) && Object.keys(whole).length !== part.length) {
    return false;
  }
  const fields: Record<string, unknown> = { ...whole };
  return Object.entries(part).every(([key, value]) =>
    covers(fields[key], value),
  );
}
