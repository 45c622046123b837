import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ResourceEntity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  ANNOTATION_ACCOUNT_ID,
  ANNOTATION_ARN,
  ANNOTATION_KUBERNETES_CLUSTER_ARN,
  ClusterDetail,
  ENTITY_TYPE_CLUSTER,
} from '@xkf/backstage-plugin-eks-common';
import { EksProviderConfig } from '../config/readEksProviderConfig';
import {
  LABEL_ENVIRONMENT,
  LABEL_REGION,
  LABEL_VERSION,
  LOCATION_TYPE,
} from './labels';
import { accountEntityName, clusterEntityName } from './names';
import { toLabels, toLinks, toOwner, toTags } from './values';

/**
 * The catalog entity of a cluster. It depends on the account it runs in. Its
 * `kubernetes.io` annotations are those of the Kubernetes plugin's `catalog`
 * cluster locator.
 */
export function clusterEntity(
  cluster: ClusterDetail,
  config: EksProviderConfig,
): ResourceEntity {
  const location = `${LOCATION_TYPE}:${cluster.arn}`;
  const { accountId, region, name } = cluster;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: clusterEntityName(cluster),
      namespace: config.namespace,
      title: `${name} (${cluster.accountName}, ${region})`,
      description: `EKS cluster ${name} in ${cluster.accountName}, ${region}`,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [ANNOTATION_ACCOUNT_ID]: accountId,
        [ANNOTATION_ARN]: cluster.arn,
        ...kubernetesAnnotations(cluster),
      },
      labels: toLabels({
        [LABEL_ENVIRONMENT]: cluster.environment,
        [LABEL_REGION]: region,
        [LABEL_VERSION]: cluster.version,
      }),
      tags: toTags('eks', cluster.environment),
      links: toLinks({
        'Cluster page':
          config.portalUrl &&
          `${config.portalUrl}/eks/clusters/${accountId}/${region}/${name}`,
        'AWS console': cluster.consoleUrl,
      }),
    },
    spec: {
      type: ENTITY_TYPE_CLUSTER,
      owner: toOwner(cluster.owner, config.defaultOwner),
      ...(config.system && { system: config.system }),
      dependsOn: [
        stringifyEntityRef({
          kind: 'resource',
          namespace: config.namespace,
          name: accountEntityName(accountId),
        }),
      ],
    },
  };
}

/** None for a cluster that has no endpoint yet, such as one being created. */
function kubernetesAnnotations(cluster: ClusterDetail): Record<string, string> {
  if (!cluster.endpoint || !cluster.certificateAuthority) return {};
  return {
    'kubernetes.io/api-server': cluster.endpoint,
    'kubernetes.io/api-server-certificate-authority':
      cluster.certificateAuthority,
    'kubernetes.io/auth-provider': 'aws',
    'kubernetes.io/x-k8s-aws-id': cluster.name,
    [ANNOTATION_KUBERNETES_CLUSTER_ARN]: cluster.arn,
  };
}
