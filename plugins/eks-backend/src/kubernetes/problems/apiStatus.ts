/**
 * HTTP status of an ApiException of the Kubernetes client. Told by its shape:
 * the client is loaded as an ES module, so `instanceof` would need it here.
 */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error)) return undefined;
  if (!('code' in error && 'headers' in error && 'body' in error)) {
    return undefined;
  }
  return typeof error.code === 'number' ? error.code : undefined;
}
