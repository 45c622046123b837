import type { OrganizationalUnit } from '../../world/organization';
import { organizationArn } from '../../world/organizationOf';
import { organizationsJson } from '../dialects/json';
import { AwsError, AwsFailureError } from '../error';
import { type JsonOperation, jsonService, text } from '../jsonService';
import { accountOperations } from './accounts';
import { accountOf, checkParent, orgPage, tagsOf, wireAccount } from './lookup';
import { tagOperations } from './tags';

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

function wireUnit({ Id, Arn, Name }: OrganizationalUnit): object {
  return { Id, Arn, Name };
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
    const { rootId } = world.organization;
    return {
      Roots: [
        {
          Id: rootId,
          Arn: organizationArn(world.organization, 'root', rootId),
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
        .map(wireUnit),
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
  DescribeOrganizationalUnit: ({ world }, input) => {
    const id = text(input, 'OrganizationalUnitId');
    const unit = world.organization.units.find(each => each.Id === id);
    if (!unit) {
      throw new AwsError(
        'OrganizationalUnitNotFoundException',
        "You specified an organizational unit that doesn't exist.",
      );
    }
    return { OrganizationalUnit: wireUnit(unit) };
  },
  ListTagsForResource: (context, input) => ({
    Tags: Object.entries(tagsOf(context, text(input, 'ResourceId'))).map(
      ([Key, Value]) => ({ Key, Value }),
    ),
  }),
  ...accountOperations,
  ...tagOperations,
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
          MasterAccountArn: organizationArn(
            world.organization,
            'account',
            managementAccountId,
          ),
          MasterAccountId: managementAccountId,
          MasterAccountEmail: managementAccountEmail,
        },
      };
    },
  },
  organizationsJson,
);
