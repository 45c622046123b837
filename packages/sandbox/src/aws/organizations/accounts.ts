import { moveAccount, requestAccount } from '../../world/changes/accounts';
import { RefusedChangeError } from '../../world/changes/RefusedChangeError';
import type { AccountRequest } from '../../world/organization';
import { AwsError } from '../error';
import { type JsonInput, type JsonOperation, text } from '../jsonService';
import { invalidInput, orgPage } from './lookup';
import { tagsIn } from './tags';

function wireStatus({ email: _email, ...status }: AccountRequest): object {
  return status;
}

function asAwsError(error: unknown): unknown {
  return error instanceof RefusedChangeError
    ? new AwsError(error.code, error.message)
    : error;
}

/** A text of a request within the bounds of the model. */
function bounded(
  input: JsonInput,
  name: string,
  [least, most]: [number, number],
  pattern: RegExp,
): string {
  const value = text(input, name);
  if (value.length < least) {
    throw invalidInput(
      'MIN_LENGTH_EXCEEDED',
      `You provided a value for ${name} that is shorter than ${least} characters.`,
    );
  }
  if (value.length > most) {
    throw invalidInput(
      'MAX_LENGTH_EXCEEDED',
      `You provided a value for ${name} that is longer than ${most} characters.`,
    );
  }
  if (!pattern.test(value)) {
    throw invalidInput(
      'INVALID_PATTERN',
      `You provided a value for ${name} that doesn't match the required pattern.`,
    );
  }
  return value;
}

/** Operations that make and move accounts. */
export const accountOperations: Record<string, JsonOperation> = {
  CreateAccount: ({ world }, input) => {
    const wish = {
      email: bounded(input, 'Email', [6, 64], /^[^\s@]+@[^\s@]+\.[^\s@]+$/),
      name: bounded(input, 'AccountName', [1, 50], /^[\u0020-\u007E]+$/),
      roleName:
        input.RoleName === undefined
          ? ''
          : bounded(input, 'RoleName', [1, 64], /^[\w+=,.@-]+$/),
      tags: tagsIn(input),
    };
    try {
      return { CreateAccountStatus: wireStatus(requestAccount(world, wish)) };
    } catch (error) {
      throw asAwsError(error);
    }
  },
  DescribeCreateAccountStatus: ({ world }, input) => {
    const id = text(input, 'CreateAccountRequestId');
    const request = world.organization.requests.find(each => each.Id === id);
    if (!request) {
      throw new AwsError(
        'CreateAccountStatusNotFoundException',
        "You specified a create account request ID that doesn't exist.",
      );
    }
    return { CreateAccountStatus: wireStatus(request) };
  },
  ListCreateAccountStatus: ({ world }, input) => {
    const states = Array.isArray(input.States) ? input.States : [];
    const { items, nextToken } = orgPage(
      input,
      'requests for accounts',
      world.organization.requests.filter(
        each => states.length === 0 || states.includes(each.State),
      ),
    );
    return {
      CreateAccountStatuses: items.map(wireStatus),
      NextToken: nextToken,
    };
  },
  MoveAccount: ({ world }, input) => {
    try {
      moveAccount(
        world,
        text(input, 'AccountId'),
        text(input, 'SourceParentId'),
        text(input, 'DestinationParentId'),
      );
    } catch (error) {
      throw asAwsError(error);
    }
    return {};
  },
};
