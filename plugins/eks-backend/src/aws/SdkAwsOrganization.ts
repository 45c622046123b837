import {
  CreateAccountCommand,
  CreateAccountState,
  DescribeAccountCommand,
  DescribeCreateAccountStatusCommand,
  DescribeOrganizationalUnitCommand,
  MoveAccountCommand,
  OrganizationsClient,
  paginateListAccounts,
  paginateListAccountsForParent,
  paginateListCreateAccountStatus,
  paginateListOrganizationalUnitsForParent,
  paginateListParents,
  paginateListTagsForResource,
  TagResourceCommand,
} from '@aws-sdk/client-organizations';
import { isError, ServiceUnavailableError } from '@backstage/errors';
import { AwsRefusedError } from './AwsRefusedError';
import { AccountMove, AccountRequest, AwsOrganization } from './organization';
import { AwsAccount } from './problems';
import { SdkCalls } from './SdkCalls';

/** Errors of CreateAccount, MoveAccount and TagResource of a request that does not fit. */
const refusals = new Set([
  'AccountNotFoundException',
  'ConcurrentModificationException',
  'ConstraintViolationException',
  'DestinationParentNotFoundException',
  'FinalizingOrganizationException',
  'InvalidInputException',
  'SourceParentNotFoundException',
  'TargetNotFoundException',
]);

/** Manages the accounts of an organization through the AWS SDK. */
export class SdkAwsOrganization implements AwsOrganization {
  readonly #client: OrganizationsClient;
  readonly #onceClient: OrganizationsClient;
  readonly #calls: SdkCalls;

  constructor(options: {
    client: OrganizationsClient;
    /** Makes no call twice. */
    onceClient: OrganizationsClient;
    account: AwsAccount;
    /** Bounds all calls of one piece of work. */
    signal: AbortSignal;
  }) {
    this.#client = options.client;
    this.#onceClient = options.onceClient;
    this.#calls = new SdkCalls(options.account, options.signal);
  }

  async createAccount(request: AccountRequest) {
    const status = await this.#change(
      'organizations:CreateAccount',
      async options => {
        const command = new CreateAccountCommand({
          Email: request.email,
          AccountName: request.name,
          RoleName: request.roleName,
          Tags: toTags(request.tags),
        });
        const answer = await this.#onceClient.send(command, options);
        return answer.CreateAccountStatus;
      },
    );
    if (status) return status;
    throw new ServiceUnavailableError(
      'AWS accepted the request for an account and did not say how it is named.',
    );
  }

  describeCreateAccountStatus(id: string) {
    return this.#calls.describe(
      'organizations:DescribeCreateAccountStatus',
      async options => {
        const command = new DescribeCreateAccountStatusCommand({
          CreateAccountRequestId: id,
        });
        return (await this.#client.send(command, options)).CreateAccountStatus;
      },
    );
  }

  listCreateAccountStatus(states: readonly CreateAccountState[]) {
    return this.#calls.list(
      'organizations:ListCreateAccountStatus',
      paginateListCreateAccountStatus(this.#page, { States: [...states] }),
      page => page.CreateAccountStatuses,
    );
  }

  listAccounts() {
    return this.#calls.list(
      'organizations:ListAccounts',
      paginateListAccounts(this.#page, {}),
      page => page.Accounts,
    );
  }

  listAccountsForParent(parentId: string) {
    return this.#calls.list(
      'organizations:ListAccountsForParent',
      paginateListAccountsForParent(this.#page, { ParentId: parentId }),
      page => page.Accounts,
    );
  }

  describeAccount(id: string) {
    return this.#calls.describe(
      'organizations:DescribeAccount',
      async options => {
        const command = new DescribeAccountCommand({ AccountId: id });
        return (await this.#client.send(command, options)).Account;
      },
    );
  }

  describeOrganizationalUnit(id: string) {
    return this.#calls.describe(
      'organizations:DescribeOrganizationalUnit',
      async options => {
        const command = new DescribeOrganizationalUnitCommand({
          OrganizationalUnitId: id,
        });
        return (await this.#client.send(command, options)).OrganizationalUnit;
      },
    );
  }

  listOrganizationalUnits(parentId: string) {
    return this.#calls.list(
      'organizations:ListOrganizationalUnitsForParent',
      paginateListOrganizationalUnitsForParent(this.#page, {
        ParentId: parentId,
      }),
      page => page.OrganizationalUnits,
    );
  }

  listParents(childId: string) {
    return this.#calls.listOf(
      'organizations:ListParents',
      paginateListParents(this.#page, { ChildId: childId }),
      page => page.Parents,
    );
  }

  async moveAccount({ accountId, from, to }: AccountMove) {
    await this.#change('organizations:MoveAccount', async options => {
      const command = new MoveAccountCommand({
        AccountId: accountId,
        SourceParentId: from,
        DestinationParentId: to,
      });
      try {
        await this.#client.send(command, options);
      } catch (error) {
        if (!isError(error) || error.name !== 'DuplicateAccountException') {
          throw error;
        }
      }
    });
  }

  async listTags(resourceId: string) {
    const tags = await this.#calls.list(
      'organizations:ListTagsForResource',
      paginateListTagsForResource(
        { client: this.#client },
        { ResourceId: resourceId },
      ),
      page => page.Tags,
    );
    return Object.fromEntries(
      tags.flatMap(({ Key, Value }) =>
        Key === undefined ? [] : [[Key, Value ?? '']],
      ),
    );
  }

  async tagAccount(accountId: string, tags: Record<string, string>) {
    await this.#change('organizations:TagResource', async options => {
      const command = new TagResourceCommand({
        ResourceId: accountId,
        Tags: toTags(tags),
      });
      await this.#client.send(command, options);
    });
  }

  /** @throws AwsRefusedError when the request does not fit, else AwsReadError */
  async #change<T>(
    action: string,
    call: (options: { abortSignal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#calls.send(call);
    } catch (error) {
      if (isError(error) && refusals.has(error.name)) {
        throw new AwsRefusedError(error.name, error.message);
      }
      throw this.#calls.explain(error, action);
    }
  }

  get #page() {
    return { client: this.#client, pageSize: 20 };
  }
}

function toTags(tags: Record<string, string>) {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}
