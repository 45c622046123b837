/** Karten und Reiter im Katalog. */
export const entity = {
  'entity.card.title': 'EKS-Cluster',
  'entity.card.titleMany': 'EKS-Cluster',
  'entity.card.what': 'Der Cluster',
  'entity.card.notFound':
    'In Konto {{accountId}}, Region {{region}} ist kein Cluster {{name}} bekannt. Berichtigen Sie die Annotation {{annotation}}, oder warten Sie auf das nächste Lesen, wenn der Cluster neu ist.',
  'entity.card.noAnnotation':
    'Die Annotation {{annotation}} fehlt. Setzen Sie sie auf die ARN des Clusters.',
  'entity.card.badAnnotation':
    'Die Annotation {{annotation}} hat den Wert "{{value}}", der nicht die ARN eines EKS-Clusters ist. Eine ARN sieht so aus: arn:aws:eks:eu-west-1:111111111111:cluster/dev.',
  'entity.fact.support': 'Version und Support',
  'entity.fact.nodeGroups': 'Node Groups',
  'entity.fact.health': 'Zustand',
  'entity.fact.terraform': 'Terraform',
  'entity.fact.place': 'Konto und Region',
  'entity.fact.lastSeen': 'Zuletzt gesehen',
};
