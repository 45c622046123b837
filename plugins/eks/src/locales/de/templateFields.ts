/** Die Felder von Vorlagen des Scaffolders. */
export const templateFields = {
  'field.clear': 'Leeren',
  'field.open': 'Liste öffnen',
  'field.close': 'Liste schließen',
  'field.loading': 'Wird geladen',
  'field.nothing': 'Nichts zur Auswahl',
  'field.failed':
    'Die Liste ließ sich nicht laden: {{message}} Laden Sie die Seite neu, um es erneut zu versuchen.',
  'field.holes': 'Nicht in der Liste, weil es nicht lesbar war: {{subjects}}.',
  'field.cluster': 'Cluster',
  'field.cluster.label': '{{name}} ({{account}}, {{region}}, {{version}})',
  'field.account': 'Konto',
  'field.network': 'Netz',
  'field.range': 'Bereich des Netzes',
  'field.range.rule':
    'Angeboten werden Bereiche, die kein bekanntes Netz hat. Ein anderer lässt sich eintippen.',
  'field.release.noCluster':
    'Wählen Sie zuerst den Cluster, um seine Releases zu sehen.',
  'field.policy': 'Policy',
  'field.policy.rule':
    'Ein Policy-Dokument als JSON, höchstens 6.144 Zeichen ohne Leerraum.',
  'field.preset': 'Mit einer Vorgabe beginnen',
  'field.preset.rule': 'Berechtigungen, die oft gebraucht werden, eng gefasst.',
  'field.preset.example': 'Etwa {{example}}',
  'field.preset.fill': 'Policy einsetzen',
  'field.mistake.cluster':
    '{{value}} ist keine ARN eines EKS-Clusters. Wählen Sie einen Cluster der Liste.',
  'field.mistake.noCluster': 'Wählen Sie einen Cluster der Liste.',
  'field.mistake.account':
    '{{value}} ist keine Id eines AWS-Kontos; sie hat 12 Ziffern.',
  'field.mistake.network': 'Wählen Sie ein Netz der Liste.',
  'field.mistake.range':
    '{{value}} ist kein Adressbereich. Er muss mit seiner ersten Adresse beginnen, wie in 10.0.0.0/18.',
  'field.mistake.taken':
    '{{value}} hat Adressen von {{other}}. Wählen Sie einen Bereich der Liste.',
  'field.mistake.release':
    '{{value}} ist keine vollständige Release-Version wie 1.36.1-20261119.',
} as const;
