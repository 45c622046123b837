import { isParent, type MemberAccount } from '../../world/organization';
import { AwsError } from '../error';
import { type JsonInput, pageSize, text } from '../jsonService';
import { InvalidTokenError, page } from '../paging';
import type { CallContext } from '../service';

/** One page of a list. */
export function orgPage<T>(input: JsonInput, list: string, items: T[]) {
  try {
    return page(items, list, pageSize(input, 20), text(input, 'NextToken'));
  } catch (error) {
    if (error instanceof InvalidTokenError) {
      throw new AwsError('InvalidInputException', 'INVALID_NEXT_TOKEN', 400, {
        Reason: 'INVALID_NEXT_TOKEN',
      });
    }
    throw error;
  }
}

/** An account as the wire carries it. */
export function wireAccount({
  parentId: _parent,
  tags: _tags,
  ...account
}: MemberAccount): object {
  return account;
}

/**
 * An account of the organization.
 *
 * @throws AwsError when there is none
 */
export function accountOf(
  { world }: CallContext,
  id: string,
  code = 'AccountNotFoundException',
): MemberAccount {
  const account = world.organization.accounts.get(id);
  if (!account) {
    throw new AwsError(code, "You specified an account that doesn't exist.");
  }
  return account;
}

/**
 * @throws AwsError `ParentNotFoundException` when an id is neither that of the root nor of a unit
 */
export function checkParent({ world }: CallContext, id: string): void {
  if (!isParent(world.organization, id)) {
    throw new AwsError(
      'ParentNotFoundException',
      "You specified a parent that doesn't exist.",
    );
  }
}

/** An error of a request that the model of Organizations does not allow. */
export function invalidInput(reason: string, message: string): AwsError {
  return new AwsError('InvalidInputException', message, 400, {
    Reason: reason,
  });
}

/**
 * The tags of an account, a unit or the root.
 *
 * @throws AwsError `TargetNotFoundException`
 */
export function tagsOf(
  context: CallContext,
  id: string,
): Record<string, string> {
  const { rootId, rootTags, units } = context.world.organization;
  if (id === rootId) {
    return rootTags;
  }
  const unit = units.find(each => each.Id === id);
  return (unit ?? accountOf(context, id, 'TargetNotFoundException')).tags;
}
