/** The overview tab. */
export const overview = {
  'overview.support': 'Version and support',
  'overview.version': 'Version',
  'overview.platformVersion': 'Platform version',
  'overview.supportState': 'Support',
  'overview.standardEnds': 'Standard support until',
  'overview.extendedEnds': 'Extended support until',
  'overview.atTheEnd': 'What happens then',
  'overview.end.standardPolicy':
    'On {{date}} AWS upgrades the control plane to the next version by itself, at no extra cost. Nodes are not upgraded.',
  'overview.end.extendedPolicy':
    'On {{date}} the cluster enters extended support, which costs {{money}} more. AWS upgrades the control plane when extended support ends as well.',
  'overview.end.unknownPolicy':
    'The upgrade policy of the cluster is not known: from {{date}} AWS either upgrades the control plane or charges for extended support.',
  'overview.end.inExtended':
    'On {{date}} extended support ends. AWS then upgrades the control plane to the next version at any time and without a further notice. Until then the cluster costs {{money}} more; only an upgrade ends that.',
  'overview.end.ended':
    'Support has ended. AWS upgrades the control plane to the next version at any time and without a further notice.',
  'overview.end.unknown':
    'The dates of this version are not known, so compare it with the EKS release calendar.',
  'overview.source.bundled':
    'The dates come from the calendar inside the plugin, since AWS could not be asked.',
  'overview.health': 'Health',
  'overview.terraform': 'Terraform',
  'overview.network': 'Network',
  'overview.endpoint': 'API server',
  'overview.access': 'Endpoint access',
  'overview.access.both':
    'Public and private: from the addresses below, and from inside the VPC.',
  'overview.access.public':
    'Public only: nodes also reach the API server over the public endpoint.',
  'overview.access.private': 'Private only: from inside the VPC.',
  'overview.access.none': 'Neither public nor private access is reported.',
  'overview.access.cidrs': 'Public from',
  'overview.access.openWarning':
    'The API server is reachable from the whole internet. Limit the public addresses, or use private access only.',
  'overview.vpc': 'VPC',
  'overview.subnets': 'Subnets',
  'overview.clusterSecurityGroup': 'Cluster security group',
  'overview.securityGroups': 'Further security groups',
  'overview.serviceCidr': 'Service addresses',
  'overview.security': 'Security',
  'overview.encryption': 'Encryption of secrets',
  'overview.encryption.none':
    'No key of your own; AWS encrypts with a key it owns.',
  'overview.oidc': 'OIDC issuer',
  'overview.role': 'IAM role',
  'overview.authentication': 'Authentication mode',
  'overview.deletionProtection': 'Deletion protection',
  'overview.on': 'On',
  'overview.off': 'Off',
  'overview.certificate': 'Certificate authority',
  'overview.certificate.copy': 'PEM bundle, base64',
  'overview.logging': 'Control plane logs',
  'overview.identity': 'Identity',
  'overview.arn': 'ARN',
  'overview.accountId': 'Account id',
  'overview.region': 'Region',
  'overview.status': 'AWS status',
  'overview.created': 'Created',
  'overview.lastSeen': 'Last read',
  'overview.owner': 'Owner',
  'overview.tags': 'Tags',
  'overview.tags.none': 'The cluster has no tags.',
} as const;
