import type { MemberAccount } from '../../world/organization';
import { organizationsJson } from '../dialects/json';
import { AwsError, AwsFailureError } from '../error';
import {
  type JsonInput,
  type JsonOperation,
  jsonService,
  pageSize,
  text,
} from '../jsonService';
import { InvalidTokenError, page } from '../paging';
import type { CallContext } from '../service';

function orgPage<T>(input: JsonInput, list: string, items: T[]) {
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

function wireAccount({
  parentId: _parent,
  tags: _tags,
  ...account
}: MemberAccount): object {
  return account;
}

function accountOf(
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

function checkParent({ world }: CallContext, id: string): void {
  const { rootId, units } = world.organization;
  if (id !== rootId && !units.some(unit => unit.Id === id)) {
    throw new AwsError(
      'ParentNotFoundException',
      "You specified a parent that doesn't exist.",
    );
  }
}

/** Organizations answers only the management account, except for the description of the organization. */
function forManagement(operation: JsonOperation): JsonOperation {
  return (context, input) => {
    const { managementAccountId } = context.world.organization;
    if (context.account.id !== managementAccountId) {
      throw new AwsFailureError(
        'access-denied',
        "You don't have permissions to access this resource.",
      );
    }
    return operation(context, input);
  };
}

const management: Record<string, JsonOperation> = {
  ListAccounts: ({ world }, input) => {
    const { items, nextToken } = orgPage(
      input,
      'accounts',
      Array.from(world.organization.accounts.values(), wireAccount),
    );
    return { Accounts: items, NextToken: nextToken };
  },
  DescribeAccount: (context, input) => ({
    Account: wireAccount(accountOf(context, text(input, 'AccountId'))),
  }),
  ListRoots: ({ world }) => {
    const { rootId, managementAccountId, Id } = world.organization;
    return {
      Roots: [
        {
          Id: rootId,
          Arn: `arn:aws:organizations::${managementAccountId}:root/${Id}/${rootId}`,
          Name: 'Root',
          PolicyTypes: [],
        },
      ],
    };
  },
  ListOrganizationalUnitsForParent: (context, input) => {
    const parent = text(input, 'ParentId');
    checkParent(context, parent);
    const { items, nextToken } = orgPage(
      input,
      `units of ${parent}`,
      context.world.organization.units
        .filter(unit => unit.parentId === parent)
        .map(({ parentId: _, ...unit }) => unit),
    );
    return { OrganizationalUnits: items, NextToken: nextToken };
  },
  ListAccountsForParent: (context, input) => {
    const parent = text(input, 'ParentId');
    checkParent(context, parent);
    const { items, nextToken } = orgPage(
      input,
      `accounts of ${parent}`,
      Array.from(context.world.organization.accounts.values())
        .filter(account => account.parentId === parent)
        .map(wireAccount),
    );
    return { Accounts: items, NextToken: nextToken };
  },
  ListParents: (context, input) => {
    const child = text(input, 'ChildId');
    const { rootId, units } = context.world.organization;
    const parentId =
      units.find(unit => unit.Id === child)?.parentId ??
      accountOf(context, child, 'ChildNotFoundException').parentId;
    return {
      Parents: [
        {
          Id: parentId,
          Type: parentId === rootId ? 'ROOT' : 'ORGANIZATIONAL_UNIT',
        },
      ],
    };
  },
  ListTagsForResource: (context, input) => {
    const id = text(input, 'ResourceId');
    const known =
      id === context.world.organization.rootId ||
      context.world.organization.units.some(unit => unit.Id === id);
    const tags = known
      ? {}
      : accountOf(context, id, 'TargetNotFoundException').tags;
    return {
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    };
  },
};

/** AWS Organizations. */
export const organizations = jsonService(
  'organizations',
  'AWSOrganizationsV20161128',
  {
    ...Object.fromEntries(
      Object.entries(management).map(([name, operation]) => [
        name,
        forManagement(operation),
      ]),
    ),
    DescribeOrganization: ({ world }) => {
      const { Id, managementAccountId, managementAccountEmail } =
        world.organization;
      return {
        Organization: {
          Id,
          Arn: `arn:aws:organizations::${managementAccountId}:organization/${Id}`,
          FeatureSet: 'ALL',
          MasterAccountArn: `arn:aws:organizations::${managementAccountId}:account/${Id}/${managementAccountId}`,
          MasterAccountId: managementAccountId,
          MasterAccountEmail: managementAccountEmail,
        },
      };
    },
  },
  organizationsJson,
);
