/** An error of the Kubernetes API, which is answered as a Status object. */
export class StatusError extends Error {
  override readonly name = 'StatusError';

  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details?: Record<string, unknown>,
  ) {
    super(message);
  }
}

/** The Status object of an error. */
export function statusObject(error: StatusError): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: error.message,
    reason: error.reason,
    ...(error.details ? { details: error.details } : {}),
    code: error.code,
  };
}

/** 404 for a path that the API does not have. */
export function unknownPath(): StatusError {
  return new StatusError(
    404,
    'NotFound',
    'the server could not find the requested resource',
    {},
  );
}

/** 404 for an object that does not exist. */
export function unknownObject(
  resource: { plural: string; group: string },
  name: string,
): StatusError {
  const qualified = resource.group
    ? `${resource.plural}.${resource.group}`
    : resource.plural;
  return new StatusError(404, 'NotFound', `${qualified} "${name}" not found`, {
    name,
    group: resource.group || undefined,
    kind: resource.plural,
  });
}

/** 410 for a revision that is no longer known. */
export function tooOld(requested: number, current: number): StatusError {
  return new StatusError(
    410,
    'Expired',
    `too old resource version: ${requested} (${current})`,
  );
}
