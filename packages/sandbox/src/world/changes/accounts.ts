import { addTrustedRoles, emptyAccount, EVERYTHING_ROLE } from '../accounts';
import { stableHex } from '../identifiers';
import {
  type AccountRequest,
  type FailureReason,
  isParent,
  type MemberAccount,
  type Organization,
  unitsAround,
} from '../organization';
import { organizationArn } from '../organizationOf';
import type { World } from '../World';
import { DURATIONS } from './durations';
import { RefusedChangeError } from './RefusedChangeError';

/** How many requests Organizations works on at a time. */
const IN_PROGRESS = 5;

/** What a request for an account says. */
export interface AccountWish {
  name: string;
  email: string;
  roleName: string;
  tags: Record<string, string>;
}

/** A number of twelve digits that no account has yet. */
function freeAccountId({ accounts }: World, seed: string): string {
  for (let attempt = 0; ; attempt += 1) {
    const number = Number.parseInt(stableHex(12, seed, String(attempt)), 16);
    const id = String(100_000_000_000 + (number % 900_000_000_000));
    if (!accounts.has(id)) {
      return id;
    }
  }
}

function inProgress({ requests }: Organization): AccountRequest[] {
  return requests.filter(each => each.State === 'IN_PROGRESS');
}

/** Whether a request of the same words is in progress. */
function isRepeated(organization: Organization, wish: AccountWish): boolean {
  return inProgress(organization).some(
    ({ AccountName, email }) =>
      AccountName === wish.name &&
      email.toLowerCase() === wish.email.toLowerCase(),
  );
}

/** Why an account cannot be made now; undefined when it can. */
function obstacle(
  { accounts, accountLimit }: Organization,
  { email }: AccountWish,
): FailureReason | undefined {
  const taken = Array.from(accounts.values()).some(
    each => each.Email.toLowerCase() === email.toLowerCase(),
  );
  if (taken) {
    return 'EMAIL_ALREADY_EXISTS';
  }
  return accounts.size >= accountLimit ? 'ACCOUNT_LIMIT_EXCEEDED' : undefined;
}

/** Makes the account of a wish: in the root, with the role that the management account may assume, and nothing else. */
function addMember(world: World, wish: AccountWish, requestId: string): string {
  const { organization } = world;
  const { managementAccountId, rootId } = organization;
  const id = freeAccountId(world, requestId);
  const now = world.now();
  organization.accounts.set(id, {
    Id: id,
    Arn: organizationArn(organization, 'account', id),
    Email: wish.email,
    Name: wish.name,
    Status: 'ACTIVE',
    State: 'ACTIVE',
    JoinedMethod: 'CREATED',
    JoinedTimestamp: now,
    parentId: rootId,
    tags: { ...wish.tags },
  });
  const account = emptyAccount({ id, name: wish.name });
  addTrustedRoles(
    account,
    managementAccountId,
    [wish.roleName || EVERYTHING_ROLE],
    now,
  );
  world.accounts.set(id, account);
  return id;
}

/**
 * Begins to make an account, as CreateAccount does: the answer is in progress, and later on has succeeded or failed.
 *
 * @throws RefusedChangeError `TooManyRequestsException` while five others are in progress
 */
export function requestAccount(
  world: World,
  wish: AccountWish,
): AccountRequest {
  const { organization } = world;
  const { requests, next } = organization;
  if (inProgress(organization).length >= IN_PROGRESS) {
    throw new RefusedChangeError(
      'TooManyRequestsException',
      'You have sent too many requests in too short a period of time. The quota helps protect against denial-of-service attacks. Try again later.',
    );
  }
  const request: AccountRequest = {
    Id: `car-${stableHex(32, 'car', String(requests.length), wish.email)}`,
    AccountName: wish.name,
    State: 'IN_PROGRESS',
    RequestedTimestamp: world.now(),
    email: wish.email,
  };
  const forced = next.account;
  next.account = undefined;
  const failure =
    forced?.failure ??
    (isRepeated(organization, wish)
      ? 'CONCURRENT_ACCOUNT_MODIFICATION'
      : undefined);
  requests.push(request);
  world.timers.wait(forced?.seconds ?? DURATIONS.account).then(() => {
    const reason = failure ?? obstacle(organization, wish);
    if (reason) {
      request.FailureReason = reason;
      request.State = 'FAILED';
    } else {
      request.AccountId = addMember(world, wish, request.Id);
      request.State = 'SUCCEEDED';
    }
    request.CompletedTimestamp = world.now();
  });
  return request;
}

/** Gives an account the roles of the units that it has come to, a moment later. */
function deployRoles(world: World, member: MemberAccount): void {
  const { organization } = world;
  const names = unitsAround(organization, member.parentId).flatMap(
    unit => unit.readerRoles,
  );
  const account = world.accounts.get(member.Id);
  if (account && names.length > 0) {
    world.timers.wait(DURATIONS.stackSet).then(() => {
      addTrustedRoles(
        account,
        organization.managementAccountId,
        names,
        world.now(),
      );
    });
  }
}

/**
 * Moves an account, as MoveAccount does.
 *
 * @throws RefusedChangeError `AccountNotFoundException`, `SourceParentNotFoundException`,
 * `DestinationParentNotFoundException`, `DuplicateAccountException`, `ConcurrentModificationException`
 */
export function moveAccount(
  world: World,
  accountId: string,
  source: string,
  destination: string,
): void {
  const { organization } = world;
  const member = organization.accounts.get(accountId);
  if (!member) {
    throw new RefusedChangeError(
      'AccountNotFoundException',
      "You specified an account that doesn't exist.",
    );
  }
  if (!isParent(organization, source)) {
    throw new RefusedChangeError(
      'SourceParentNotFoundException',
      "You specified a source parent that doesn't exist.",
    );
  }
  if (!isParent(organization, destination)) {
    throw new RefusedChangeError(
      'DestinationParentNotFoundException',
      "You specified a destination parent that doesn't exist.",
    );
  }
  if (member.parentId === destination) {
    throw new RefusedChangeError(
      'DuplicateAccountException',
      'The account is already in the specified parent.',
    );
  }
  if (member.parentId !== source) {
    throw new RefusedChangeError(
      'AccountNotFoundException',
      "You specified an account that doesn't exist in the source parent.",
    );
  }
  if (organization.next.moveConflicts > 0) {
    organization.next.moveConflicts -= 1;
    throw new RefusedChangeError(
      'ConcurrentModificationException',
      'AWS Organizations could not complete your request because another request is already in progress. Try again later.',
    );
  }
  member.parentId = destination;
  deployRoles(world, member);
}
