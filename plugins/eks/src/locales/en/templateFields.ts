/** The fields of scaffolder templates. */
export const templateFields = {
  'field.clear': 'Clear',
  'field.open': 'Open the list',
  'field.close': 'Close the list',
  'field.loading': 'Loading',
  'field.nothing': 'Nothing to choose',
  'field.failed':
    'The list could not be loaded: {{message}} Reload the page to try again.',
  'field.holes': 'Not in the list because it could not be read: {{subjects}}.',
  'field.cluster': 'Cluster',
  'field.cluster.label': '{{name}} ({{account}}, {{region}}, {{version}})',
  'field.account': 'Account',
  'field.network': 'Network',
  'field.range': 'Range of the network',
  'field.range.rule':
    'Offered are ranges that no known network has. Another one can be typed.',
  'field.release.noCluster': 'Choose the cluster first to see its releases.',
  'field.policy': 'Policy',
  'field.policy.rule':
    'A policy document as JSON, at most 6,144 characters without white space.',
  'field.preset': 'Begin with a preset',
  'field.preset.rule': 'Permissions that are asked for often, kept narrow.',
  'field.preset.example': 'Such as {{example}}',
  'field.preset.fill': 'Fill in the policy',
  'field.mistake.cluster':
    '{{value}} is not the ARN of an EKS cluster. Choose a cluster of the list.',
  'field.mistake.noCluster': 'Choose a cluster of the list.',
  'field.mistake.account':
    '{{value}} is not the id of an AWS account, which has 12 digits.',
  'field.mistake.network': 'Choose a network of the list.',
  'field.mistake.range':
    '{{value}} is not a range of addresses. It must begin with its first address, as in 10.0.0.0/18.',
  'field.mistake.taken':
    '{{value}} has addresses of {{other}}. Choose a range of the list.',
  'field.mistake.release':
    '{{value}} is not a release version in full, such as 1.36.1-20261119.',
} as const;
