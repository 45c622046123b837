/** Environment of an account or cluster, such as `prod`. */
export const LABEL_ENVIRONMENT = 'eks.amazonaws.com/environment';
/** AWS region of a cluster. */
export const LABEL_REGION = 'eks.amazonaws.com/region';
/** Kubernetes version of a cluster, such as `1.35`. */
export const LABEL_VERSION = 'eks.amazonaws.com/kubernetes-version';

/** Type of the locations that the provider's entities come from. */
export const LOCATION_TYPE = 'eks';
