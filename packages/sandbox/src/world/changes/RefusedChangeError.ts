/** A change that AWS refuses, with the code and the sentence of the service. */
export class RefusedChangeError extends Error {
  override readonly name = 'RefusedChangeError';

  constructor(
    /** Name of the exception, such as `ResourceInUseException`. */
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** A parameter that EKS does not accept. */
export function invalidParameter(message: string): RefusedChangeError {
  return new RefusedChangeError('InvalidParameterException', message);
}

/** Something that is busy with another change. */
export function inUse(message: string): RefusedChangeError {
  return new RefusedChangeError('ResourceInUseException', message);
}
