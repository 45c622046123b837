/** ARN of a cluster that a component runs on. @public */
export const ANNOTATION_CLUSTER = 'eks.amazonaws.com/cluster';

/** Account id, as Backstage's own AWS catalog module writes it. @public */
export const ANNOTATION_ACCOUNT_ID = 'amazonaws.com/account-id';

/** ARN, as Backstage's own AWS catalog module writes it. @public */
export const ANNOTATION_ARN = 'amazonaws.com/arn';

/**
 * ARN of a cluster for the Kubernetes plugin's way into it. It stands in the
 * `kubernetes.io` namespace because the plugin's catalog locator passes on
 * nothing else.
 * @public
 */
export const ANNOTATION_KUBERNETES_CLUSTER_ARN = 'kubernetes.io/x-k8s-aws-arn';

/** Entity type of a cluster. @public */
export const ENTITY_TYPE_CLUSTER = 'kubernetes-cluster';

/** Entity type of an AWS account. @public */
export const ENTITY_TYPE_ACCOUNT = 'aws-account';
