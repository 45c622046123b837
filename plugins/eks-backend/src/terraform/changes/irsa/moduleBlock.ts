import {
  AppendBlockOperation,
  BlockValue,
  edit,
  parse,
  Path,
  Value,
} from '@xkf/tfvars';
import { ChangeOf } from '../effect';
import { PolicyDocument } from './policy';

type IrsaChange = ChangeOf<'add-irsa-module'>;

/** The operation that appends the call of XKF's irsa module. */
export function irsaBlock(
  change: IrsaChange,
  options: {
    source: string;
    policy?: PolicyDocument;
    /** The one environment that the role is for, where the files have several. */
    onlyIn?: string;
  },
): AppendBlockOperation {
  const { source, policy, onlyIn } = options;
  const attributes: Record<string, BlockValue> = { source };
  if (onlyIn !== undefined) {
    attributes.count = {
      $raw: `var.environment == ${toHcl(onlyIn)} ? 1 : 0`,
    };
  }
  attributes.name = change.roleName;
  attributes.oidc_providers = change.oidcProviders.map(({ url, arn }) => ({
    url,
    arn,
  }));
  attributes.kubernetes_namespace = change.namespace;
  attributes.kubernetes_service_account = change.serviceAccount;
  attributes.policy_json_create = policy !== undefined;
  if (policy) {
    attributes.policy_json = { $raw: `jsonencode(${toHcl(policy.document)})` };
  }
  if (change.policyArns.length > 0) {
    attributes.policy_permissions_arn = change.policyArns;
  }
  return {
    op: 'appendBlock',
    type: 'module',
    labels: [change.module],
    attributes,
  };
}

/**
 * A value as HCL, laid out for an argument of a block. The editor escapes what
 * it writes, so that `${aws:username}` in a policy never becomes interpolation.
 * It is set, not appended with its block: only blocks take `{ $raw }` from their
 * caller as an expression, and a policy may have such a key.
 */
function toHcl(value: unknown): string {
  const path: Path = [{ block: ['value'] }, 'of'];
  const text = edit('value {\n}\n', [
    { op: 'set', path, value: toJson(value), create: true },
  ]);
  return parse(text).locate([{ block: ['value'] }, 'of']).text;
}

function toJson(value: unknown): Value {
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, toJson(item)]),
    );
  }
  return typeof value === 'string' ||
    typeof value === 'number' ||
    typeof value === 'boolean'
    ? value
    : null;
}

/** True when two blocks say the same, whatever their layout. */
export function isSameBlock(
  text: string,
  other: string,
  name: string,
): boolean {
  return argumentsOf(text, name) === argumentsOf(other, name);
}

function argumentsOf(text: string, name: string): string | undefined {
  const block = parse(text).body.blocks.find(
    ({ type, labels }) => type === 'module' && labels[0] === name,
  );
  return (
    block &&
    JSON.stringify(
      [...block.body.attributes.values()]
        .map(attribute => [
          attribute.name,
          attribute.value.text.replace(/\s+/g, ''),
        ])
        .sort(),
    )
  );
}
