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
    ...(error.reason ? { reason: error.reason } : {}),
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
  const qualified = qualifiedName(resource);
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

/** `poddisruptionbudgets.policy`, or `pods` for the core group. */
export function qualifiedName(resource: {
  plural: string;
  group: string;
}): string {
  const { plural, group } = resource;
  return group ? `${plural}.${group}` : plural;
}

/** 409 for a write that is not about the object as it is. */
export function conflicting(
  resource: { plural: string; group: string },
  name: string,
  what: string,
): StatusError {
  const qualified = qualifiedName(resource);
  return new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified} "${name}": ${what}`,
    { name, group: resource.group || undefined, kind: resource.plural },
  );
}

/** 400 for a request that cannot be understood. */
export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

/** The answer to something that was done and has nothing to show. */
export function successStatus(code: number): object {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    code,
  };
}
