/** Der Reiter der Nodes. */
export const nodes = {
  'nodes.what': 'Die Nodes',
  'nodes.table': 'Nodes',
  'nodes.count_one': '{{count}} Node',
  'nodes.count_other': '{{count}} Nodes',
  'nodes.filteredBy': 'Node Group: {{name}}',
  'nodes.showAll': 'Alle Nodes zeigen',
  'nodes.podsProblem': 'Die Pods konnten nicht gezählt werden. {{message}}',
  'nodes.grid': 'Nodes nach Node Group und Zone',
  'nodes.grid.noNodeGroup': 'Ohne verwaltete Node Group',
  'nodes.grid.noZone': 'Zone nicht bekannt',
  'nodes.grid.node': '{{name}}: {{state}}, {{pods}}, {{age}} alt',
  'nodes.grid.pods': '{{pods}} Pods',
  'nodes.empty.title': 'Der Cluster hat keine Nodes',
  'nodes.empty.text':
    'Kein Pod kann laufen, bis eine Node Group, Karpenter oder Auto Mode einen hinzufügt.',
  'nodes.empty.filtered.title': 'Node Group {{name}} hat keine Nodes',
  'nodes.empty.filtered.text':
    'Vielleicht ist sie auf null skaliert, ihre Nodes sind noch nicht beigetreten, oder sie wurde gelöscht.',
  'nodes.column.name': 'Name',
  'nodes.column.state': 'Zustand',
  'nodes.column.nodeGroup': 'Node Group',
  'nodes.column.version': 'Kubelet',
  'nodes.column.pods': 'Pods',
  'nodes.column.age': 'Alter',
  'nodes.column.zone': 'Zone',
  'nodes.column.instanceType': 'Instanztyp',
  'nodes.column.conditions': 'Abweichende Bedingungen',
  'nodes.pods': '{{used}} / {{capacity}}',
  'nodes.conditions.none': 'Keine',
  'nodes.condition': '{{type}} ist {{status}}',
  'nodes.condition.since': 'seit {{age}}',
  'nodes.detail.instance': 'Instanz',
  'nodes.detail.capacity': 'Kapazitätstyp',
  'nodes.detail.architecture': 'Architektur',
  'nodes.detail.os': 'Betriebssystem',
  'nodes.detail.ip': 'Interne Adresse',
  'nodes.detail.taints': 'Taints',
  'nodes.detail.created': 'Angelegt',
  'nodes.failure.unreachable.title':
    'Der API-Server des Clusters ist nicht erreichbar',
  'nodes.failure.unreachable.todo':
    'Was auf den anderen Reitern steht, kommt von AWS und bleibt richtig. Wenn der Endpunkt privat ist, braucht das Portal einen Weg in das VPC. Jede Minute folgt ein neuer Versuch.',
  'nodes.failure.forbidden.title':
    'Das Portal darf die Nodes dieses Clusters nicht auflisten',
  'nodes.failure.forbidden.todo':
    'Geben Sie der Identität des Portals das Recht, in diesem Cluster Nodes und Pods aufzulisten, durch einen EKS Access Entry oder durch RBAC, oder bitten Sie um die Berechtigung eks.cluster.read.',
};
