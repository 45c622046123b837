import { PolicyDocument } from '@xkf/backstage-plugin-eks-common';
import { AppendBlockOperation, BlockValue, parse } from '@xkf/tfvars';
import { ChangeOf } from '../effect';
import { toHcl } from './hcl';

type IrsaChange = ChangeOf<'add-irsa-module'>;

/** The operation that appends the call of XKF's irsa module. */
export function irsaBlock(
  change: IrsaChange,
  options: {
    source: string;
    policy?: PolicyDocument;
    /** What makes the role in one environment only, where the files have several. */
    count?: string;
    /** How the ARN of an issuer is written, where the directory declares it. */
    referenceOf(url: string): string | undefined;
  },
): AppendBlockOperation {
  const { source, policy, count, referenceOf } = options;
  const attributes: Record<string, BlockValue> = { source };
  if (count !== undefined) attributes.count = { $raw: count };
  attributes.name = change.roleName;
  attributes.oidc_providers = change.oidcProviders.map(({ url, arn }) => {
    const reference = referenceOf(url);
    return { url, arn: reference === undefined ? arn : { $raw: reference } };
  });
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
