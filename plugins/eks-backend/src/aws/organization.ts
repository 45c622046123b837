import type {
  Account,
  CreateAccountState,
  CreateAccountStatus,
  OrganizationalUnit,
  Parent,
} from '@aws-sdk/client-organizations';

/** A new account. */
export interface AccountRequest {
  /** Address of its root user; unique in all of AWS. */
  email: string;
  name: string;
  /** Role in the new account that the management account may assume. */
  roleName: string;
  tags: Record<string, string>;
}

/** An account on its way from one root or unit to another. */
export interface AccountMove {
  accountId: string;
  /** Id of the root or unit that it is in. */
  from: string;
  /** Id of the root or unit that it goes to. */
  to: string;
}

/**
 * The calls to AWS Organizations, in the management account. This list is the
 * IAM policy there: one action for each method.
 *
 * Every method throws `AwsReadError`; lists are read to their last page; things
 * that do not exist are `undefined`.
 */
export interface AwsOrganization {
  /**
   * Asks for an account. AWS makes it in its own time and would make another
   * one at the next request, so this one is never repeated by itself.
   * @throws AwsRefusedError when AWS does not make it, with AWS's words. After
   * any other error it is not known whether it does.
   */
  createAccount(request: AccountRequest): Promise<CreateAccountStatus>;
  describeCreateAccountStatus(
    id: string,
  ): Promise<CreateAccountStatus | undefined>;
  /** Requests for accounts of the last 90 days that are in one of the states. */
  listCreateAccountStatus(
    states: readonly CreateAccountState[],
  ): Promise<CreateAccountStatus[]>;
  /** All accounts, the management account among them. */
  listAccounts(): Promise<Account[]>;
  /** Accounts directly in a root or unit. */
  listAccountsForParent(parentId: string): Promise<Account[]>;
  describeAccount(id: string): Promise<Account | undefined>;
  describeOrganizationalUnit(
    id: string,
  ): Promise<OrganizationalUnit | undefined>;
  /** Units directly in a root or unit. */
  listOrganizationalUnits(parentId: string): Promise<OrganizationalUnit[]>;
  /** The one root or unit that an account or unit is in; none where it does not exist. */
  listParents(childId: string): Promise<Parent[]>;
  /**
   * Moves an account; one that is there already stays there.
   * @throws AwsRefusedError when AWS does not move it, with AWS's words
   */
  moveAccount(move: AccountMove): Promise<void>;
  /** Tags of an account, unit or root. */
  listTags(resourceId: string): Promise<Record<string, string>>;
  /**
   * Sets tags; others stay.
   * @throws AwsRefusedError when AWS does not set them, with AWS's words
   */
  tagAccount(accountId: string, tags: Record<string, string>): Promise<void>;
}
