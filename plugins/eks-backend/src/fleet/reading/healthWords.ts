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
  AutoScalingGroupInstanceRefreshActive:
    'An instance refresh that somebody started runs in the Auto Scaling group, so EKS cannot change it. Wait until it ends or cancel it.',
  AutoScalingGroupInvalidConfiguration:
    'The Auto Scaling group was changed by hand. Bring it back to what EKS set.',
  AutoScalingGroupNotFound:
    'The Auto Scaling group was deleted by hand. Delete the node group and create it again.',
  AutoScalingGroupOptInRequired:
    'The account is not signed up for EC2 Auto Scaling or for the region. Enable the region for the account, or ask AWS support.',
  AutoScalingGroupRateLimitExceeded:
    'AWS refused calls to Auto Scaling because there were too many. EKS tries again; look for what else calls so often if it stays.',
  ClusterUnreachable:
    'EKS cannot reach the API server of the cluster. Check security groups, subnets and endpoint access.',
  ConfigurationConflict:
    'The configuration in the cluster differs from what EKS wants to set. Decide which of the two wins and update again.',
  Ec2InstanceTypeDoesNotExist:
    'An instance type of the node group does not exist in the region. Create a node group with types that the region offers.',
  Ec2LaunchTemplateDeletionFailure:
    'EKS could not delete the launch template that it made for the node group. Delete it by hand once nothing uses it.',
  Ec2LaunchTemplateInvalidConfiguration:
    'The launch template has a setting that EKS does not allow, or that AWS refuses. Correct it in a new version and update the node group to that version.',
  Ec2LaunchTemplateMaxLimitExceeded:
    'The limit of launch templates in the account and region is reached. Delete unused ones or raise the quota.',
  Ec2LaunchTemplateNotFound:
    'The launch template was deleted. EKS cannot recreate it; create a new node group.',
  Ec2LaunchTemplateVersionMaxLimitExceeded:
    'The launch template has as many versions as AWS allows. Delete old versions that nothing uses.',
  Ec2LaunchTemplateVersionMismatch:
    'The Auto Scaling group uses another version of the launch template than EKS set. Set it back.',
  Ec2SecurityGroupDeletionFailure:
    'EKS could not delete the security group for remote access to the nodes, since something still uses it. Remove the rules and network interfaces that refer to it.',
  Ec2SecurityGroupNotFound:
    'A security group of the cluster was deleted. Create it again with the same rules or change the configuration of the cluster.',
  Ec2ServiceNotSubscribed:
    'The account is not signed up for EC2, so EKS cannot work with its network. Complete the sign-up or ask AWS support.',
  Ec2SubnetInvalidConfiguration:
    'A subnet of the node group does not give its instances public addresses although it must.',
  Ec2SubnetListTooLong:
    'The node group names more subnets than its Auto Scaling group can take. Create a node group with fewer subnets.',
  Ec2SubnetMissingIpv6Assignment:
    'A subnet of the node group does not give its instances IPv6 addresses although the cluster uses IPv6. Enable their automatic assignment in the subnet.',
  Ec2SubnetNotFound:
    'A subnet was deleted. The control plane cannot be updated until the subnets of the cluster exist.',
  EniLimitReached:
    'The limit of network interfaces in the account is reached. Raise the quota or free some.',
  IamInstanceProfileNotFound:
    'The instance profile of the nodes was deleted. Create it again with the same name.',
  IamLimitExceeded:
    'A limit of IAM in the account is reached, such as that of roles or instance profiles. Remove unused ones or raise the quota.',
  IamNodeRoleNotFound:
    'The node role was deleted. Create it again with the same name.',
  IamRoleNotFound:
    'The role of the cluster was deleted. Create it again with the same name.',
  IamThrottling:
    'AWS refused calls to IAM because there were too many. EKS tries again; look for what else calls so often if it stays.',
  InstanceLimitExceeded:
    'The limit of instances in the account is reached. Raise the quota or use other instance types.',
  InsufficientFreeAddresses:
    'A subnet has too few free IP addresses for new nodes, or for an update of the control plane, which needs up to five. Free some or add subnets.',
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
  KubernetesLabelInvalid:
    'A label of the node group is not a valid Kubernetes label, or has a reserved prefix. Correct the labels of the node group.',
  LimitExceeded:
    'A limit of the account is reached. The message of AWS names it; raise the quota or free some.',
  NodeCreationFailure:
    'New instances did not join the cluster. Check their user data, the node role, and the way to the API server.',
  NodeTerminationFailure:
    'EKS could not terminate a node. Look at its lifecycle hooks.',
  OperationNotPermitted:
    'The service role of EKS lacks a permission that the update needs.',
  Other:
    'EKS reports an issue that it has no code for. The message of AWS says what it is; open a support case if it is not clear.',
  PodEvictionFailure:
    'Pods did not leave a node within 15 minutes. Look for a disruption budget that allows nothing, or for pods that tolerate every taint.',
  ResourceLimitExceeded:
    'A limit of the account is reached, so EKS cannot create what the cluster needs. The message of AWS names it; raise the quota or free some.',
  ResourceNotFound:
    'Something in AWS that the cluster needs was deleted. The message of AWS names it; create it again with the same settings where that is possible.',
  SecurityGroupNotFound:
    'A security group of the cluster does not exist any more.',
  SourceEc2LaunchTemplateNotFound:
    'The launch template that the node group was created with was deleted. Create a new node group with a template that exists.',
  StsRegionalEndpointDisabled:
    'The regional STS endpoint is disabled for the account. Enable it in the account settings of IAM.',
  SubnetNotFound: 'A subnet of the cluster does not exist any more.',
  Unknown:
    'AWS gives no code for this failure. Its message says what is known; try again, and open a support case if it stays.',
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
