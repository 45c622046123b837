import type { Role } from '../../world/iam';
import { roleOf } from '../../world/changes/iam';
import { AwsError } from '../error';
import { InvalidTokenError, page } from '../paging';
import type { CallContext } from '../service';

/** An entity that an account does not have. */
export function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

/**
 * The role that a request names.
 *
 * @throws AwsError `NoSuchEntity`
 */
export function namedRole(
  { account }: CallContext,
  parameters: URLSearchParams,
): Role {
  const name = parameters.get('RoleName') ?? '';
  const role = roleOf(account, name);
  if (!role) {
    throw noSuchEntity(`The role with name ${name} cannot be found.`);
  }
  return role;
}

/**
 * One page of a list, with the members of the answer that tell of further ones.
 *
 * @throws AwsError `ValidationError` for a size or a marker that cannot be
 */
export function iamPage<T>(
  parameters: URLSearchParams,
  list: string,
  items: T[],
) {
  const size = Number(parameters.get('MaxItems') ?? '100');
  if (!Number.isInteger(size) || size < 1 || size > 1000) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${parameters.get('MaxItems')}' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 1000`,
    );
  }
  try {
    const result = page(
      items,
      list,
      size,
      parameters.get('Marker') ?? undefined,
    );
    return {
      items: result.items,
      rest: {
        IsTruncated: result.nextToken !== undefined,
        Marker: result.nextToken,
      },
    };
  } catch (error) {
    if (error instanceof InvalidTokenError) {
      throw new AwsError('ValidationError', 'Invalid Marker.');
    }
    throw error;
  }
}
