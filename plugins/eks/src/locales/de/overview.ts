/** Der Reiter mit dem Überblick. */
export const overview = {
  'overview.support': 'Version und Support',
  'overview.version': 'Version',
  'overview.platformVersion': 'Plattformversion',
  'overview.supportState': 'Support',
  'overview.standardEnds': 'Standard-Support bis',
  'overview.extendedEnds': 'Verlängerter Support bis',
  'overview.atTheEnd': 'Was dann geschieht',
  'overview.end.standardPolicy':
    'Am {{date}} hebt AWS die Control Plane von selbst auf die nächste Version, ohne Mehrkosten. Die Nodes bleiben, wie sie sind.',
  'overview.end.extendedPolicy':
    'Am {{date}} tritt der Cluster in den verlängerten Support ein, der {{money}} mehr kostet. Wenn auch dieser endet, aktualisiert AWS die Control Plane.',
  'overview.end.unknownPolicy':
    'Die Upgrade-Richtlinie des Clusters ist nicht bekannt: Ab dem {{date}} aktualisiert AWS die Control Plane oder berechnet verlängerten Support.',
  'overview.end.inExtended':
    'Am {{date}} endet der verlängerte Support. AWS hebt die Control Plane danach jederzeit und ohne weitere Nachricht auf die nächste Version. Bis dahin kostet der Cluster {{money}} mehr; nur ein Upgrade beendet das.',
  'overview.end.ended':
    'Der Support ist beendet. AWS hebt die Control Plane jederzeit und ohne weitere Nachricht auf die nächste Version.',
  'overview.end.unknown':
    'Die Daten dieser Version sind nicht bekannt; vergleichen Sie sie mit dem EKS-Release-Kalender.',
  'overview.source.bundled':
    'Die Daten stammen aus dem Kalender im Plugin, weil AWS nicht gefragt werden konnte.',
  'overview.health': 'Zustand',
  'overview.terraform': 'Terraform',
  'overview.network': 'Netzwerk',
  'overview.endpoint': 'API-Server',
  'overview.access': 'Zugang zum Endpunkt',
  'overview.access.both':
    'Öffentlich und privat: von den Adressen unten und aus dem VPC.',
  'overview.access.public':
    'Nur öffentlich: Auch die Nodes erreichen den API-Server über den öffentlichen Endpunkt.',
  'overview.access.private': 'Nur privat: aus dem VPC.',
  'overview.access.none':
    'Weder öffentlicher noch privater Zugang wird gemeldet.',
  'overview.access.cidrs': 'Öffentlich von',
  'overview.access.openWarning':
    'Der API-Server ist aus dem ganzen Internet erreichbar. Schränken Sie die öffentlichen Adressen ein, oder erlauben Sie nur privaten Zugang.',
  'overview.vpc': 'VPC',
  'overview.subnets': 'Subnetze',
  'overview.clusterSecurityGroup': 'Security Group des Clusters',
  'overview.securityGroups': 'Weitere Security Groups',
  'overview.serviceCidr': 'Service-Adressen',
  'overview.security': 'Sicherheit',
  'overview.encryption': 'Verschlüsselung der Secrets',
  'overview.encryption.none':
    'Kein eigener Schlüssel; AWS verschlüsselt mit einem Schlüssel, der AWS gehört.',
  'overview.oidc': 'OIDC-Aussteller',
  'overview.role': 'IAM-Rolle',
  'overview.authentication': 'Authentifizierung',
  'overview.deletionProtection': 'Löschschutz',
  'overview.on': 'An',
  'overview.off': 'Aus',
  'overview.certificate': 'Zertifizierungsstelle',
  'overview.certificate.copy': 'PEM-Bündel, base64',
  'overview.logging': 'Protokolle der Control Plane',
  'overview.identity': 'Identität',
  'overview.arn': 'ARN',
  'overview.accountId': 'Konto-ID',
  'overview.region': 'Region',
  'overview.status': 'AWS-Status',
  'overview.created': 'Angelegt',
  'overview.lastSeen': 'Zuletzt gelesen',
  'overview.owner': 'Eigentümer',
  'overview.tags': 'Tags',
  'overview.tags.none': 'Der Cluster hat keine Tags.',
};
