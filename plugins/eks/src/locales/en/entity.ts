/** Cards and tabs in the catalog. */
export const entity = {
  'entity.card.title': 'EKS cluster',
  'entity.card.titleMany': 'EKS clusters',
  'entity.card.what': 'The cluster',
  'entity.card.notFound':
    'No cluster {{name}} is known in account {{accountId}}, region {{region}}. Correct the annotation {{annotation}}, or wait for the next reading if the cluster is new.',
  'entity.card.noAnnotation':
    'The annotation {{annotation}} is missing. Set it to the ARN of the cluster.',
  'entity.card.badAnnotation':
    'The annotation {{annotation}} has the value "{{value}}", which is not the ARN of an EKS cluster. An ARN looks like arn:aws:eks:eu-west-1:111111111111:cluster/dev.',
  'entity.fact.support': 'Version and support',
  'entity.fact.nodeGroups': 'Node groups',
  'entity.fact.health': 'Health',
  'entity.fact.terraform': 'Terraform',
  'entity.fact.place': 'Account and region',
  'entity.fact.lastSeen': 'Last seen',
} as const;
