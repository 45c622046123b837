import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ResourceEntity,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ACCOUNT_ID,
  ENTITY_TYPE_ACCOUNT,
} from '@xkf/backstage-plugin-eks-common';
import { EksProviderConfig } from '../config/readEksProviderConfig';
import { Account } from '../fleet/accounts';
import { LABEL_ENVIRONMENT, LOCATION_TYPE } from './labels';
import { accountEntityName } from './names';
import { toLabels, toLinks, toOwner, toTags } from './values';

/** The catalog entity of a configured AWS account. */
export function accountEntity(
  account: Account,
  config: EksProviderConfig,
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
      }),
    },
    spec: {
      type: ENTITY_TYPE_ACCOUNT,
      owner: toOwner(account.owner, config.defaultOwner),
    },
  };
}
