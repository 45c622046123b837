/** Was das Backend auf Englisch über Tenants, Rollen und Peerings sagt. */
export const tenantTitles = {
  'known.title.peering': 'Das Peering {{name}} einrichten',
  'known.title.peeringRemoval': 'Das Peering {{name}} entfernen',
  'known.title.account': 'Das Tenant-Konto {{name}} anlegen',
  'known.title.adoption': 'Konto {{why}} für den Tenant {{name}} übernehmen',
  'known.title.registration': 'Den Tenant {{name}} registrieren',
  'known.step.openRequestsPeering':
    'Den Pull Request öffnen, der das Peering {{name}} anfragt',
  'known.step.openAcceptsPeering':
    'Den Pull Request öffnen, der das Peering {{name}} annimmt',
  'known.step.openRemovesAccepter':
    'Den Pull Request öffnen, der das Peering {{name}} von der annehmenden Seite entfernt',
  'known.step.openRemovesRequester':
    'Den Pull Request öffnen, der das Peering {{name}} von der anfragenden Seite entfernt',
  'known.step.openAddsTenant':
    'Den Pull Request öffnen, der den Tenant {{name}} hinzufügt',
  'known.step.mergeRequestsPeering':
    'Auf den Merge warten, der das Peering {{name}} anfragt',
  'known.step.mergeAcceptsPeering':
    'Auf den Merge warten, der das Peering {{name}} annimmt',
  'known.step.mergeRemovesAccepter':
    'Auf den Merge warten, der das Peering {{name}} von der annehmenden Seite entfernt',
  'known.step.mergeRemovesRequester':
    'Auf den Merge warten, der das Peering {{name}} von der anfragenden Seite entfernt',
  'known.step.mergeAddsTenant':
    'Auf den Merge warten, der den Tenant {{name}} hinzufügt',
  'known.step.turn': 'Warten, bis es an der Reihe ist',
  'known.step.request': 'Auf die Anfrage warten',
  'known.step.acceptance': 'Auf die Annahme warten',
  'known.step.routes': 'Auf die Routen warten',
  'known.step.accepterRoutesGone':
    'Warten, bis die Routen der annehmenden Seite weg sind',
  'known.step.connectionGone': 'Warten, bis die Verbindung weg ist',
  'known.step.createAccount': 'Das Konto anlegen',
  'known.step.waitAccount': 'Auf das Konto warten',
  'known.step.adoptAccount': 'Konto {{name}} übernehmen',
  'known.step.moveAccount': 'Es nach {{name}} verschieben',
  'known.step.tagAccount': 'Es mit Tags versehen',
  'known.step.readAccount': 'Warten, bis das Portal es lesen kann',
  'known.step.applied': 'Sagen, was angewendet ist',
  'known.finding.peeringAccount': 'Konto {{name}}',
  'known.finding.network': 'Netz von {{name}}',
  'known.finding.networks': 'Netze',
  'known.finding.ranges': 'Bereiche beider Netze',
  'known.finding.routes': 'Routen von {{name}}',
  'known.finding.oneConnection': 'Eine Verbindung je Konto',
  'known.finding.connection': 'Verbindung',
  'known.finding.peeringLimit': 'Höchstzahl der Peerings von {{name}}',
  'known.finding.repository': 'Repository von {{name}}',
  'known.finding.order': 'Reihenfolge beider Seiten',
  'known.finding.requesterEntry': 'Eintrag der anfragenden Seite',
  'known.finding.stops': 'Was aufhört',
  'known.said.noOtherRequest': 'Keine andere Anfrage an dieses Netz ist offen.',
  'known.said.active': '{{name}} ist aktiv.',
  'known.said.accepterRoutesGone':
    'Keine Route der annehmenden Seite führt mehr über die Verbindung.',
  'known.said.peeringGone': 'Die Verbindung und alle ihre Routen sind weg.',
} as const;
