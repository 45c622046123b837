import {
  attachPolicy,
  createPolicy,
  createProvider,
  createRole,
  deletePolicy,
  deleteProvider,
  deleteRole,
  detachPolicy,
  documentOf,
  roleOf,
  updatePolicy,
  updateTrust,
} from '../../world/changes/iam';
import type { AccountState } from '../../world/state';

/** The types of resources that Terraform makes in IAM here. */
export type IamType = 'provider' | 'role' | 'policy' | 'attachment';

/** What a resource is in AWS: a name, an ARN, or the role and the policy of an attachment. */
export interface IamIdentity {
  type: IamType;
  /** Address in Terraform. */
  address: string;
  /** Name of a role, ARN of a policy or provider, `ROLE POLICY_ARN` of an attachment. */
  id: string;
}

/** A resource as the files of a folder declare it. */
export interface IamResource extends IamIdentity {
  /** Addresses of what must exist before. */
  after: string[];
  /** Attributes of a new one, in Terraform's notation. */
  lines: string[];
  create(account: AccountState, now: Date): void;
  /** What differs from what exists, in Terraform's notation. */
  differences(account: AccountState): string[];
  update(account: AccountState, now: Date): void;
}

/** Whether AWS has a resource. */
export function existsIn(
  account: AccountState,
  { type, id }: IamIdentity,
): boolean {
  switch (type) {
    case 'role':
      return roleOf(account, id) !== undefined;
    case 'policy':
      return account.policies.some(each => each.Arn === id);
    case 'provider':
      return account.openIdConnectProviders.some(each => each.Arn === id);
    default: {
      const [name, arn] = id.split(' ');
      return (
        roleOf(account, name)?.attachedPolicies.some(
          each => each.PolicyArn === arn,
        ) ?? false
      );
    }
  }
}

/**
 * Removes a resource from AWS.
 *
 * @throws RefusedChangeError `DeleteConflict` when it is in use
 */
export function removeFrom(
  account: AccountState,
  { type, id }: IamIdentity,
): void {
  switch (type) {
    case 'role':
      deleteRole(account, id);
      break;
    case 'policy':
      deletePolicy(account, id);
      break;
    case 'provider':
      deleteProvider(account, id);
      break;
    default: {
      const [name, arn] = id.split(' ');
      detachPolicy(account, name, arn);
    }
  }
}

/** A policy so that two which mean the same are equal: the order of keys and lists, and a list of one, do not count. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value
      .map(canonical)
      .map(item => [JSON.stringify(item), item] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1))
      .map(([, item]) => item);
    return items.length === 1 ? items[0] : items;
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(([key, item]) => [key, canonical(item)]),
    );
  }
  return value;
}

/** Whether two policies mean the same, as the provider compares them. */
function equivalent(left: string, right: string): boolean {
  try {
    const [one, other] = [left, right].map(text =>
      JSON.stringify(canonical(JSON.parse(text))),
    );
    return one === other;
  } catch {
    return left === right;
  }
}

const nothing = { differences: () => [], update: () => undefined };

/** `aws_iam_role` with a trust policy. */
export function roleResource(
  address: string,
  name: string,
  trust: string,
): IamResource {
  return {
    type: 'role',
    address,
    id: name,
    after: [],
    lines: [
      `+ name               = "${name}"`,
      '+ assume_role_policy = jsonencode(…)',
    ],
    create: (account, now) => createRole(account, name, trust, now),
    differences: account =>
      equivalent(roleOf(account, name)?.AssumeRolePolicyDocument ?? '', trust)
        ? []
        : ['~ assume_role_policy = jsonencode(…)'],
    update: account => updateTrust(account, name, trust),
  };
}

/** `aws_iam_policy` with a document. */
export function policyResource(
  accountId: string,
  address: string,
  name: string,
  document: string,
): IamResource {
  const arn = `arn:aws:iam::${accountId}:policy/${name}`;
  return {
    type: 'policy',
    address,
    id: arn,
    after: [],
    lines: [`+ name   = "${name}"`, '+ policy = jsonencode(…)'],
    create: (account, now) => createPolicy(account, name, document, now),
    differences: account =>
      equivalent(documentOf(account, arn) ?? '', document)
        ? []
        : ['~ policy = jsonencode(…)'],
    update: (account, now) => updatePolicy(account, arn, document, now),
  };
}

/** `aws_iam_role_policy_attachment`. */
export function attachmentResource(
  address: string,
  role: string,
  policyArn: string,
  after: string[],
): IamResource {
  return {
    type: 'attachment',
    address,
    id: `${role} ${policyArn}`,
    after,
    lines: [`+ policy_arn = "${policyArn}"`, `+ role       = "${role}"`],
    create: account => attachPolicy(account, role, policyArn),
    ...nothing,
  };
}

/** `aws_iam_openid_connect_provider`. */
export function providerResource(
  arn: string,
  address: string,
  url: string,
  lists: { ClientIDList: string[]; ThumbprintList: string[] },
): IamResource {
  const live = (account: AccountState) =>
    account.openIdConnectProviders.find(each => each.Arn === arn);
  const list = (items: string[] = []) =>
    `[${items.map(item => `"${item}"`).join(', ')}]`;
  const changed = (account: AccountState) =>
    (['ClientIDList', 'ThumbprintList'] as const).flatMap(key => {
      const before = list(live(account)?.[key]);
      const name =
        key === 'ClientIDList' ? 'client_id_list' : 'thumbprint_list';
      return before === list(lists[key])
        ? []
        : [`~ ${name} = ${before} -> ${list(lists[key])}`];
    });
  return {
    type: 'provider',
    address,
    id: arn,
    after: [],
    lines: [
      `+ url            = "${url}"`,
      `+ client_id_list = ${list(lists.ClientIDList)}`,
    ],
    create: (account, now) => createProvider(account, url, lists, now),
    differences: changed,
    update: account => {
      const provider = live(account);
      if (provider) {
        Object.assign(provider, lists);
      }
    },
  };
}
