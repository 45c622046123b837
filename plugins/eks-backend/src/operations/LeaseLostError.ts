/**
 * Another replica has the operation, or may have it: nothing was written. Whoever
 * meets it stops at once.
 */
export class LeaseLostError extends Error {
  name = 'LeaseLostError';

  constructor(operationId: string) {
    super(`Another replica of the portal has operation ${operationId} now`);
  }
}
