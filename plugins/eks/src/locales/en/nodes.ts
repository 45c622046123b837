/** The nodes tab. */
export const nodes = {
  'nodes.what': 'The nodes',
  'nodes.table': 'Nodes',
  'nodes.count_one': '{{count}} node',
  'nodes.count_other': '{{count}} nodes',
  'nodes.filteredBy': 'Node group: {{name}}',
  'nodes.showAll': 'Show all nodes',
  'nodes.podsProblem': 'Pods could not be counted. {{message}}',
  'nodes.grid': 'Nodes by node group and zone',
  'nodes.grid.noNodeGroup': 'Without a managed node group',
  'nodes.grid.noZone': 'Zone not known',
  'nodes.grid.node': '{{name}}: {{state}}, {{pods}}, {{age}} old',
  'nodes.grid.pods': '{{pods}} pods',
  'nodes.empty.title': 'The cluster has no nodes',
  'nodes.empty.text':
    'No pod can run until a node group, Karpenter or Auto Mode adds one.',
  'nodes.empty.filtered.title': 'Node group {{name}} has no nodes',
  'nodes.empty.filtered.text':
    'It may be scaled to zero, its nodes may not have joined yet, or it may have been deleted.',
  'nodes.column.name': 'Name',
  'nodes.column.state': 'State',
  'nodes.column.nodeGroup': 'Node group',
  'nodes.column.version': 'Kubelet',
  'nodes.column.pods': 'Pods',
  'nodes.column.age': 'Age',
  'nodes.column.zone': 'Zone',
  'nodes.column.instanceType': 'Instance type',
  'nodes.column.conditions': 'Conditions that are off',
  'nodes.pods': '{{used}} / {{capacity}}',
  'nodes.conditions.none': 'None',
  'nodes.condition': '{{type}} is {{status}}',
  'nodes.condition.since': 'for {{age}}',
  'nodes.detail.instance': 'Instance',
  'nodes.detail.capacity': 'Capacity type',
  'nodes.detail.architecture': 'Architecture',
  'nodes.detail.os': 'Operating system',
  'nodes.detail.ip': 'Internal address',
  'nodes.detail.taints': 'Taints',
  'nodes.detail.created': 'Created',
  'nodes.failure.unreachable.title':
    'The API server of the cluster cannot be reached',
  'nodes.failure.unreachable.todo':
    'The facts on the other tabs come from AWS and stay correct. If the endpoint is private, the portal needs a way into the VPC. It is tried again every minute.',
  'nodes.failure.forbidden.title':
    'The portal may not list the nodes of this cluster',
  'nodes.failure.forbidden.todo':
    'Give the identity of the portal the right to list nodes and pods in this cluster, by an EKS access entry or by RBAC, or ask for the permission eks.cluster.read.',
} as const;
