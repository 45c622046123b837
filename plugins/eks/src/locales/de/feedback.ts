/** Zeiten, Kopieren, Tabellen, Laden und Fehler. */
export const feedback = {
  'format.locale': 'de',
  'page.title': 'Cluster',
  'page.links': 'Weitere Seiten',
  'page.tenants': 'Tenants',
  'page.irsaRoles': 'Rollen',
  'page.peerings': 'Peering',
  'page.unknown.title': 'Diese Seite gibt es nicht',
  'page.unknown.text': 'Die Adresse nennt keine Seite dieses Plugins.',
  'time.now': 'gerade eben',
  'time.minutes': '{{n}} min',
  'time.hours': '{{n}} h',
  'time.days': '{{n}} d',
  'time.exact': '{{utc}} UTC, {{local}}',
  'money.perMonth': '{{amount}} / Monat',
  'copy.action': '{{value}} kopieren',
  'copy.done': 'Kopiert',
  'copy.failed': 'Der Browser hat das Kopieren nicht erlaubt',
  'list.problems_one': '{{count}} Teil war nicht lesbar',
  'list.problems_other': '{{count}} Teile waren nicht lesbar',
  'value.none': 'Keine',
  'value.unknown': 'Nicht bekannt',
  'table.detailsColumn': 'Einzelheiten',
  'table.details': 'Einzelheiten zu {{name}}',
  'table.rowsPerPage': 'Zeilen pro Seite',
  'table.range': '{{from}} bis {{to}} von {{total}}',
  'table.previous': 'Vorige Seite',
  'table.next': 'Nächste Seite',
  'loading.label': '{{what}}: wird geladen',
  'failure.title': '{{what}}: Laden fehlgeschlagen',
  'failure.retry': 'Noch einmal versuchen',
  'failure.retrying': 'Wird versucht',
  'failure.why': 'Grund: {{message}}',
  'failure.stillShown':
    'Gezeigt wird die letzte erfolgreiche Antwort. Der nächste Versuch folgt von selbst.',
  'failure.forbidden.title': 'Das dürfen Sie nicht sehen',
  'failure.forbidden.todo':
    'Die Berechtigung {{permission}} fehlt. Bitten Sie das Team, das dieses Portal betreibt, sie Ihnen zu geben.',
  'failure.forbidden.other':
    'Bitten Sie das Team, das dieses Portal betreibt, sie dem Portal zu geben.',
  'failure.unauthenticated.todo':
    'Ihre Anmeldung ist abgelaufen. Laden Sie die Seite neu, um sich wieder anzumelden.',
  'failure.not-found.todo':
    'Vielleicht wurde es gelöscht, oder in der Adresse ist ein Fehler.',
  'failure.refused.todo':
    'Das Backend hat die Anfrage so abgelehnt. Berichtigen Sie die Adresse oder den Filter.',
  'failure.unavailable.todo':
    'Das geht meist von selbst vorüber. Die Seite versucht es wieder; Sie können es auch jetzt versuchen.',
  'failure.offline.todo':
    'Das Backend des Portals hat nicht geantwortet. Prüfen Sie Ihre Netzwerkverbindung und versuchen Sie es noch einmal.',
  'failure.mismatch.todo':
    'Die Antwort hat eine Form, die diese Seite nicht kennt. Frontend und Backend des Plugins haben wahrscheinlich verschiedene Versionen; laden Sie die Seite neu, und wenn das nicht hilft, sagen Sie es dem Team, das dieses Portal betreibt.',
  'failure.unknown.todo':
    'Versuchen Sie es noch einmal. Wenn es so bleibt, sagen Sie es dem Team, das dieses Portal betreibt.',
  'failure.conflict.todo':
    'Etwas steht im Weg. Tun Sie, was oben steht, und versuchen Sie es dann noch einmal.',
};
