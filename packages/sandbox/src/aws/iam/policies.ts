import { attachmentCount } from '../../world/changes/iam';
import type { Policy, PolicyVersion } from '../../world/iam';
import { awsPolicies, defaultVersion, policyOf } from '../../world/policies';
import type { AccountState } from '../../world/state';
import type { QueryOperation } from '../queryService';
import type { CallContext } from '../service';
import { iamPage, noSuchEntity } from './lookup';

function listed(account: AccountState, whole: Policy): object {
  const { versions: _versions, Tags: _tags, ...policy } = whole;
  return {
    ...policy,
    DefaultVersionId: defaultVersion(whole).VersionId,
    AttachmentCount: attachmentCount(account, policy.Arn),
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
  };
}

function wireVersion({ Document, ...version }: PolicyVersion): object {
  return { Document: encodeURIComponent(Document), ...version };
}

function namedPolicy(
  { account }: CallContext,
  parameters: URLSearchParams,
): Policy {
  const arn = parameters.get('PolicyArn') ?? '';
  const policy = policyOf(account, arn);
  if (!policy) {
    throw noSuchEntity(`Policy ${arn} was not found.`);
  }
  return policy;
}

function offered({ policies }: AccountState, scope: string): Policy[] {
  switch (scope) {
    case 'Local':
      return policies;
    case 'AWS':
      return [...awsPolicies];
    default:
      return [...policies, ...awsPolicies];
  }
}

/** Operations on managed policies. */
export const policyOperations: Record<string, QueryOperation> = {
  GetPolicy: (context, parameters) => {
    const policy = namedPolicy(context, parameters);
    return {
      Policy: { ...listed(context.account, policy), Tags: policy.Tags },
    };
  },
  GetPolicyVersion: (context, parameters) => {
    const { Arn, versions } = namedPolicy(context, parameters);
    const id = parameters.get('VersionId') ?? '';
    const version = versions.find(each => each.VersionId === id);
    if (!version) {
      throw noSuchEntity(
        `Policy ${Arn} version ${id} does not exist or is not attachable.`,
      );
    }
    return { PolicyVersion: wireVersion(version) };
  },
  ListPolicies: ({ account }, parameters) => {
    const scope = parameters.get('Scope') ?? 'All';
    const prefix = parameters.get('PathPrefix') ?? '/';
    const onlyAttached = parameters.get('OnlyAttached') === 'true';
    const { items, rest } = iamPage(
      parameters,
      `policies ${scope}`,
      offered(account, scope).filter(
        ({ Arn, Path }) =>
          Path.startsWith(prefix) &&
          (!onlyAttached || attachmentCount(account, Arn) > 0),
      ),
    );
    return { Policies: items.map(each => listed(account, each)), ...rest };
  },
};
