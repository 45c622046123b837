import { IrsaRoleInput } from '@xkf/backstage-plugin-eks-common';
import { bareIssuer } from './arns';
import { conventionOf, ownPart } from './convention';
import { DeclaredRoles } from './readDeclared';
import { RoleFacts, TrustedCluster } from './readFacts';
import { terraformName } from './terraformName';

/**
 * The thumbprint that AWS has published for the issuers of EKS. IAM checks these
 * by authorities that it knows itself, so that a thumbprint decides nothing.
 */
const usualThumbprint = '9e99a48a9960b14926bb7f3b02e22da2b0ab7280';

type Issuers = NonNullable<IrsaRoleInput['issuers']>;

/** The input with what a plan fills in. */
export function completed(
  asked: IrsaRoleInput,
  facts: RoleFacts,
): IrsaRoleInput {
  const { declared, clusters } = facts;
  const known = 'value' in declared ? declared.value : undefined;
  return {
    ...asked,
    module: moduleOf(asked, facts, known),
    issuers: issuersOf(clusters, known),
  };
}

/** The module call that makes the role, or the name for a new one. */
function moduleOf(
  asked: IrsaRoleInput,
  { account, roleNames }: RoleFacts,
  declared: DeclaredRoles | undefined,
): string {
  const { roleName, namespace, serviceAccount } = asked;
  const existing = declared?.roles.get(roleName);
  if (existing) return existing;
  const environment = declared?.environment ?? account.environment;
  const own = ownPart(roleName, conventionOf(asked, environment, roleNames));
  return terraformName(
    own === roleName ? `${namespace}-${serviceAccount}` : own,
    declared?.modules ?? new Set(),
  );
}

/** Issuers that are not known stay away, and findings say why. */
function issuersOf(
  clusters: readonly TrustedCluster[],
  declared: DeclaredRoles | undefined,
): Issuers {
  const taken = new Set(declared?.resources);
  const issuers: Issuers = [];
  for (const { id, issuer, provider, thumbprints } of clusters) {
    if ('problem' in issuer || !issuer.value) continue;
    const url = issuer.value;
    const isMissing = 'value' in provider && !provider.value;
    if (!isMissing || !declared || declared.issuers.has(bareIssuer(url))) {
      issuers.push({ url });
      continue;
    }
    const resource = terraformName(id.clusterName, taken);
    taken.add(resource);
    issuers.push({
      url,
      declare: {
        resource,
        thumbprints: thumbprints.length > 0 ? thumbprints : [usualThumbprint],
      },
    });
  }
  return issuers;
}
