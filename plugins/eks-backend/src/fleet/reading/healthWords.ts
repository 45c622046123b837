import { HealthIssue } from '@xkf/backstage-plugin-eks-common';

/**
 * What the issue and error codes of clusters, node groups, add-ons and updates
 * mean and what to do. Source: EKS API reference, ClusterIssue, Issue,
 * AddonIssue and ErrorDetail.
 */
const wordsByCode: Record<string, string> = {
  AccessDenied:
    'EKS or a node lacks a permission. Check the cluster role, the node role and the access entry of the node role.',
  AddonPermissionFailure:
    'The add-on may not do what it must. Check the role of its service account.',
  AddonSubscriptionNeeded:
    'The add-on needs a subscription in AWS Marketplace.',
  AdmissionRequestDenied:
    'An admission webhook in the cluster refused the change. Look which webhook denies it.',
  AmiIdNotFound:
    'The image of the launch template no longer exists. Name another image in the launch template.',
  AsgInstanceLaunchFailures:
    'The Auto Scaling group cannot start instances. Its activity history names the cause, most often missing capacity, a limit or a launch template setting.',
  AutoScalingGroupInvalidConfiguration:
    'The Auto Scaling group was changed by hand. Bring it back to what EKS set.',
  AutoScalingGroupNotFound:
    'The Auto Scaling group was deleted by hand. Delete the node group and create it again.',
  ClusterUnreachable:
    'EKS cannot reach the API server of the cluster. Check security groups, subnets and endpoint access.',
  ConfigurationConflict:
    'The configuration in the cluster differs from what EKS wants to set. Decide which of the two wins and update again.',
  Ec2LaunchTemplateNotFound:
    'The launch template was deleted. EKS cannot recreate it; create a new node group.',
  Ec2LaunchTemplateVersionMismatch:
    'The Auto Scaling group uses another version of the launch template than EKS set. Set it back.',
  Ec2SecurityGroupNotFound:
    'A security group of the cluster was deleted. Create it again with the same rules or change the configuration of the cluster.',
  Ec2SubnetInvalidConfiguration:
    'A subnet of the node group does not give its instances public addresses although it must.',
  Ec2SubnetNotFound:
    'A subnet was deleted. The control plane cannot be updated until the subnets of the cluster exist.',
  EniLimitReached:
    'The limit of network interfaces in the account is reached. Raise the quota or free some.',
  IamInstanceProfileNotFound:
    'The instance profile of the nodes was deleted. Create it again with the same name.',
  IamNodeRoleNotFound:
    'The node role was deleted. Create it again with the same name.',
  IamRoleNotFound:
    'The role of the cluster was deleted. Create it again with the same name.',
  InstanceLimitExceeded:
    'The limit of instances in the account is reached. Raise the quota or use other instance types.',
  InsufficientFreeAddresses:
    'A subnet has too few free IP addresses. EKS needs up to five for an update of the control plane.',
  InsufficientNumberOfReplicas:
    'The add-on has too few running replicas. Look at its pods and at free capacity on the nodes.',
  InternalFailure:
    'EKS had an internal failure. It is usually mended by AWS; open a support case if it stays.',
  IpNotAvailable:
    'A subnet of the cluster has no free IP address. Free some before the next update.',
  K8sResourceNotFound:
    'A Kubernetes object of the add-on is missing. Install the add-on again.',
  KmsGrantRevoked:
    'The grant on the key that encrypts secrets was revoked. The cluster cannot be recovered without it; contact AWS support.',
  KmsKeyDisabled: 'The key that encrypts secrets is disabled. Enable it again.',
  KmsKeyMarkedForDeletion:
    'The key that encrypts secrets is about to be deleted. Cancel the deletion at once; secrets are lost otherwise.',
  KmsKeyNotFound: 'The key that encrypts secrets does not exist any more.',
  NodeCreationFailure:
    'New instances did not join the cluster. Check their user data, the node role, and the way to the API server.',
  NodeTerminationFailure:
    'EKS could not terminate a node. Look at its lifecycle hooks.',
  OperationNotPermitted:
    'The service role of EKS lacks a permission that the update needs.',
  PodEvictionFailure:
    'Pods did not leave a node within 15 minutes. Look for a disruption budget that allows nothing, or for pods that tolerate every taint.',
  SecurityGroupNotFound:
    'A security group of the cluster does not exist any more.',
  SubnetNotFound: 'A subnet of the cluster does not exist any more.',
  StsRegionalEndpointDisabled:
    'The regional STS endpoint is disabled for the account. Enable it in the account settings of IAM.',
  UnsupportedAddonModification:
    'The add-on was changed in a way that EKS does not support.',
  UnsupportedVersion:
    'The Kubernetes version of the cluster is not supported any more. Upgrade the control plane.',
  VpcIdNotFound: 'The VPC of the cluster does not exist any more.',
  VpcNotFound: 'The VPC of the cluster does not exist any more.',
};

/** The sentence for a code; AWS's own message stands beside it where both are shown. */
export function wordsFor(code: string): string {
  return (
    wordsByCode[code] ??
    'The portal has no words for this code yet. The message is the one AWS gives.'
  );
}

interface AwsIssue {
  code?: string;
  message?: string;
  resourceIds?: string[];
}

/** Issues of a cluster, node group or add-on as AWS reports them, with words. */
export function toHealthIssues(issues: AwsIssue[] | undefined): HealthIssue[] {
  return (issues ?? []).map(({ code = 'Unknown', message, resourceIds }) => ({
    code,
    message: message ?? '',
    words: wordsFor(code),
    resourceIds: resourceIds ?? [],
  }));
}
