import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ResourceEntity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ACCOUNT_ID,
  ENTITY_TYPE_ACCOUNT,
  Tenant,
} from '@xkf/backstage-plugin-eks-common';
import { EksProviderConfig } from '../config/readEksProviderConfig';
import { Account } from '../fleet/accounts';
import { LABEL_ENVIRONMENT, LOCATION_TYPE } from './labels';
import { accountEntityName } from './names';
import { toLabels, toLinks, toOwner, toTags, toValidRef } from './values';

/**
 * The catalog entity of an AWS account. That of a tenant belongs to the system of the
 * tenant's name, and leads to its repository and pull requests.
 */
export function accountEntity(
  account: Account,
  config: EksProviderConfig,
  tenant?: Tenant,
): ResourceEntity {
  const location = `${LOCATION_TYPE}:aws-account/${account.accountId}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: accountEntityName(account.accountId),
      namespace: config.namespace,
      title: account.accountName,
      description: `AWS account ${account.accountId}`,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ANNOTATION_ACCOUNT_ID]: account.accountId,
      },
      labels: toLabels({ [LABEL_ENVIRONMENT]: account.environment }),
      tags: toTags('aws', account.environment),
      links: toLinks({
        'Clusters of this account':
          config.portalUrl &&
          `${config.portalUrl}/eks?account=${account.accountId}`,
        ...(tenant && tenantLinks(tenant)),
      }),
    },
    spec: {
      type: ENTITY_TYPE_ACCOUNT,
      owner: toOwner(account.owner ?? tenant?.owner, config.defaultOwner),
      ...(tenant?.tenant && {
        system: toValidRef(tenant.tenant, 'system'),
      }),
    },
  };
}

function tenantLinks({
  repository,
  pullRequests,
}: Tenant): Record<string, string | undefined> {
  return {
    ...(repository && { 'Terraform repository': repository.url }),
    ...Object.fromEntries(
      pullRequests.map(({ title, url, state }) => [
        `Pull request: ${title} (${state})`,
        url,
      ]),
    ),
  };
}
