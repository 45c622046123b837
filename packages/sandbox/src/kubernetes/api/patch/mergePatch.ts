/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON Merge Patch (RFC 7386): null removes, objects are merged, all else replaces. */
export function mergePatch(
  target: unknown,
  change: Record<string, unknown>,
): Record<string, unknown> {
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [key, value] of Object.entries(change)) {
    if (value === null) {
      delete result[key];
    } else {
      result[key] = isObject(value) ? mergePatch(result[key], value) : value;
    }
  }
  return result;
}
