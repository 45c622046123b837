/** Der Reiter der Updates. */
export const updates = {
  'updates.what': 'Der Verlauf der Updates',
  'updates.table': 'Updates',
  'updates.empty.title': 'Keine Updates',
  'updates.empty.text':
    'AWS meldet kein Update des Clusters, seiner Node Groups oder seiner Add-ons.',
  'updates.partial': 'Ein Teil des Verlaufs war nicht lesbar',
  'updates.omitted_one':
    '{{count}} älteres Update wurde nicht gelesen, weil es viele sind.',
  'updates.omitted_other':
    '{{count}} ältere Updates wurden nicht gelesen, weil es viele sind.',
  'updates.column.created': 'Begonnen',
  'updates.column.type': 'Update',
  'updates.column.target': 'Von',
  'updates.column.status': 'Status',
  'updates.column.params': 'Was sich ändert',
  'updates.scope.cluster': 'Cluster',
  'updates.scope.node-group': 'Node Group {{name}}',
  'updates.scope.addon': 'Add-on {{name}}',
  'updates.detail.id': 'Update-ID',
  'updates.detail.awsType': 'AWS-Typ',
  'updates.type.VersionUpdate': 'Kubernetes-Version',
  'updates.type.nodeGroupVersion': 'Version oder Release der Nodes',
  'updates.type.VersionRollback': 'Rückkehr zur vorigen Version',
  'updates.type.EndpointAccessUpdate': 'Zugang zum Endpunkt',
  'updates.type.LoggingUpdate': 'Protokolle der Control Plane',
  'updates.type.ConfigUpdate': 'Konfiguration',
  'updates.type.AddonUpdate': 'Add-on',
  'updates.type.VpcConfigUpdate': 'Subnetze oder Security Groups',
  'updates.type.AccessConfigUpdate': 'Authentifizierung',
  'updates.type.UpgradePolicyUpdate': 'Upgrade-Richtlinie',
  'updates.type.ZonalShiftConfigUpdate': 'Zonal Shift',
  'updates.type.AutoModeUpdate': 'Auto Mode',
  'updates.type.RemoteNetworkConfigUpdate': 'Entfernte Netze',
  'updates.type.DeletionProtectionUpdate': 'Löschschutz',
  'updates.type.CapabilityUpdate': 'Capability',
  'updates.type.AssociateIdentityProviderConfig':
    'Identitätsanbieter hinzugefügt',
  'updates.type.DisassociateIdentityProviderConfig':
    'Identitätsanbieter entfernt',
  'updates.type.AssociateEncryptionConfig': 'Schlüssel hinzugefügt',
};
