import {
  IrsaRoleInput,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import { bareIssuer } from '../arns';
import { RoleFacts, TrustedCluster } from '../readFacts';
import { longestTrust, trustSize } from '../trustSize';

/** IAM's quota of issuers in an account; it cannot be raised. */
const mostProviders = 100;
/** The audience of the tokens that EKS gives pods. */
const audience = 'sts.amazonaws.com';

/** Whether the account can trust the issuers of all clusters. */
export function issuerFindings(
  input: IrsaRoleInput,
  facts: RoleFacts,
  /** Issuers that the pull request would declare. */
  toDeclare: readonly string[],
): PreflightFinding[] {
  const issuers = facts.clusters.flatMap(({ issuer }) =>
    'value' in issuer && issuer.value ? [issuer.value] : [],
  );
  return [
    ...twice(input),
    ...facts.clusters.map(cluster => issuerFinding(cluster, facts, toDeclare)),
    ...limitFindings(facts, toDeclare.length),
    sizeFinding(input, issuers),
    {
      code: 'IRSA008',
      title: 'Audience',
      state: 'passed',
      message:
        'The irsa module checks the service account (sub) of a token and not the audience (aud), which AWS recommends too. The provider takes only tokens for sts.amazonaws.com.',
    },
  ];
}

function twice({ clusters }: IrsaRoleInput): PreflightFinding[] {
  const keys = clusters.map(({ accountId, region, clusterName }) =>
    [accountId, region, clusterName].join('/'),
  );
  return new Set(keys).size === keys.length
    ? []
    : [
        {
          code: 'IRSA005',
          title: 'Clusters',
          state: 'required',
          message: 'A cluster is named twice.',
          fix: 'Name each cluster once.',
        },
      ];
}

function issuerFinding(
  { id, issuer, provider }: TrustedCluster,
  { account, declared }: RoleFacts,
  toDeclare: readonly string[],
): PreflightFinding {
  const common = {
    code: 'IRSA005',
    title: 'Issuer',
    cluster: id.clusterName,
  };
  if ('problem' in issuer) {
    return { ...common, state: 'notEvaluated', message: issuer.problem };
  }
  if (!issuer.value) {
    return {
      ...common,
      state: 'required',
      message: `AWS tells no issuer of ${id.clusterName}: the cluster does not exist any more, or is not ready.`,
      fix: 'Leave it out, or wait until it is ACTIVE.',
    };
  }
  if ('problem' in provider) {
    return { ...common, state: 'notEvaluated', message: provider.problem };
  }
  if (provider.value) {
    return provider.value.clientIds.includes(audience)
      ? {
          ...common,
          state: 'passed',
          message: `${account.name} knows the issuer of ${id.clusterName}.`,
        }
      : {
          ...common,
          state: 'required',
          message: `${account.name} knows the issuer of ${id.clusterName}, but not for tokens with the audience ${audience}, which pods have.`,
          fix: `Add ${audience} to the client ids of the OpenID Connect provider.`,
        };
  }
  if (toDeclare.includes(issuer.value)) {
    return {
      ...common,
      state: 'passed',
      message: `${account.name} does not know the issuer of ${id.clusterName} yet; the pull request adds it as an OpenID Connect provider.`,
    };
  }
  const isDeclared =
    'value' in declared &&
    declared.value?.issuers.has(bareIssuer(issuer.value));
  return isDeclared
    ? {
        ...common,
        state: 'passed',
        message: `The repository declares the issuer of ${id.clusterName}, and the next apply makes it.`,
      }
    : {
        ...common,
        state: 'recommended',
        message: `${account.name} does not know the issuer of ${id.clusterName} yet, so it must be declared beside the role.`,
      };
}

function limitFindings(
  { account, providers }: RoleFacts,
  added: number,
): PreflightFinding[] {
  if (added === 0) return [];
  const common = { code: 'IRSA006', title: 'OpenID Connect providers' };
  if ('problem' in providers) {
    return [{ ...common, state: 'notEvaluated', message: providers.problem }];
  }
  const count = providers.value + added;
  return count <= mostProviders
    ? [
        {
          ...common,
          state: 'passed',
          message: `${account.name} would have ${count} of ${mostProviders}.`,
        },
      ]
    : [
        {
          ...common,
          state: 'required',
          message: `${account.name} has ${providers.value}, and IAM allows ${mostProviders}.`,
          fix: 'Take away those of clusters that are gone.',
        },
      ];
}

function sizeFinding(
  input: IrsaRoleInput,
  issuers: readonly string[],
): PreflightFinding {
  const common = { code: 'IRSA007', title: 'Trust policy' };
  const size = trustSize(input, issuers);
  return size <= longestTrust
    ? {
        ...common,
        state: 'passed',
        message: `It would have ${size} of ${longestTrust} characters.`,
      }
    : {
        ...common,
        state: 'required',
        message: `With ${issuers.length} clusters it would have ${size} characters, and IAM allows ${longestTrust}.`,
        fix: 'Make a role for some of the clusters, and another one for the rest.',
      };
}
