/** A token that the service did not give out. */
export class InvalidTokenError extends Error {
  override readonly name = 'InvalidTokenError';
}

/** One page of a list. */
export interface Page<T> {
  items: T[];
  nextToken: string | undefined;
}

/**
 * One page of a list. The token is opaque, and holds the position and what was listed,
 * so that a token of another list is refused.
 *
 * @throws InvalidTokenError when the token is not of this list
 */
export function page<T>(
  items: T[],
  list: string,
  size: number,
  token: string | undefined,
): Page<T> {
  let start = 0;
  if (token) {
    const [name, position] = Buffer.from(token, 'base64url')
      .toString('utf8')
      .split('\u0000');
    start = Number(position);
    if (name !== list || !Number.isInteger(start) || start <= 0) {
      throw new InvalidTokenError(`The token is not one of ${list}`);
    }
  }
  const end = start + size;
  return {
    items: items.slice(start, end),
    nextToken:
      end < items.length
        ? Buffer.from(`${list}\u0000${end}`).toString('base64url')
        : undefined,
  };
}
