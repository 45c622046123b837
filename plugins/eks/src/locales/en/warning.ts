/** Warnings about a change to Terraform, in short. */
export const warning = {
  'warning.node-group-newer-than-control-plane':
    'AWS will refuse it: a node group newer than its control plane',
  'warning.node-group-too-old': 'A node group is too old for the control plane',
  'warning.version-skips-a-minor':
    'AWS will refuse it: the control plane skips a minor version',
  'warning.version-lowered':
    'AWS will refuse it: the control plane goes to a lower version',
  'warning.version-not-in-module': 'The module does not accept this version',
  'warning.module-validation-unknown':
    'Whether the module accepts this version is not known',
  'warning.node-taints-missing':
    'A node group lacks a value that the module requires',
  'warning.release-needs-other-version':
    'The release belongs to another Kubernetes version',
  'warning.shared-configuration': 'Several clusters change together',
  'warning.blast-radius': 'The OPA policy needs a higher limit',
  'warning.size-below-desired':
    'AWS will refuse it: the sizes do not hold the nodes of now',
  'warning.already-so': 'The file says this already',
  'warning.one-peering-request-at-a-time': 'One peering request at a time',
  'warning.policy-wildcard': 'The policy permits more than it names',
  'warning.no-audience-condition':
    'The role does not check the audience of tokens',
  'warning.module-source-unknown': 'Where the module comes from is not known',
  'warning.last-node-group': 'No node group is left for ordinary pods',
  'warning.also-applies':
    'The same plan also applies what the base branch already has',
  'warning.pending-refused':
    'AWS will refuse what the base branch already has, so the apply fails',
  'warning.plan-unknown': 'The whole plan is not known',
} as const;
