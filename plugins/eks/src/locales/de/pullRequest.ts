/** Pull Requests zu einem Cluster. */
export const pullRequest = {
  'pullRequest.title': 'Pull Requests',
  'pullRequest.what': 'Die Pull Requests',
  'pullRequest.empty':
    'Zu diesem Cluster wurde über das Portal kein Pull Request geöffnet.',
  'pullRequest.unread':
    'Pull Requests ließen sich nicht neu lesen; gezeigt wird der letzte Stand',
  'pullRequest.older_one': '{{count}} älteren zeigen',
  'pullRequest.older_other': '{{count}} ältere zeigen',
  'pullRequest.by': 'Beantragt von {{who}}, {{when}}.',
  'pullRequest.readAt': 'Stand: {{when}}.',
  'pullRequest.fact.pullRequest': 'Pull Request',
  'pullRequest.fact.state': 'Zustand',
  'pullRequest.fact.merge': 'Mergen',
  'pullRequest.fact.checks': 'Prüfungen',
  'pullRequest.fact.next': 'Was als Nächstes kommt',
  'pullRequest.checks.none': 'Noch hat sich keine Prüfung gemeldet.',
  'pullRequest.checks.unknown': 'Die Prüfungen sind noch nicht bekannt.',
  'pullRequest.commands.show': 'Befehle zeigen, die {{name}} anwenden',
  'pullRequest.commands.hide': 'Befehle verbergen, die {{name}} anwenden',
  'pullRequest.next.open': 'Mergen Sie {{name}} in {{repository}}; {{then}}',
  'pullRequest.next.pending':
    'Warten Sie seine Prüfungen ab und mergen Sie dann {{name}} in {{repository}}; {{then}}',
  'pullRequest.next.draft':
    'Er ist ein Entwurf. Geben Sie ihn frei und mergen Sie {{name}} in {{repository}}; {{then}}',
  'pullRequest.next.conflicting':
    'Er steht mit {{branch}} in Konflikt. Lösen Sie den Konflikt, oder schließen Sie {{name}} und beginnen Sie mit einer neuen Vorschau.',
  'pullRequest.next.failed':
    'Eine Prüfung ist fehlgeschlagen. Sehen Sie nach, was sie sagt, bevor Sie {{name}} in {{repository}} mergen.',
  'pullRequest.next.failedPolicy':
    'Eine Prüfung ist fehlgeschlagen. Wenn es die Policy ist: Lesen Sie den Plan und lassen Sie ihn mit OPA_BLAST_RADIUS={{limit}} neu erstellen, bevor Sie {{name}} in {{repository}} mergen.',
  'pullRequest.next.blocked':
    'Eine Regel von {{repository}} verhindert das Mergen von {{name}}, zum Beispiel eine fehlende Freigabe.',
  'pullRequest.next.merged':
    'In der Datei steht es, AWS zeigt es noch nicht. Das folgt, sobald die Pipeline oder jemand mit den Befehlen es angewendet hat und der Cluster wieder gelesen ist; „Neu lesen“ liest ihn jetzt.',
  'pullRequest.next.applied': 'AWS hat es. Es bleibt nichts zu tun.',
  'pullRequest.next.closed':
    'Er wurde geschlossen, ohne gemergt zu werden. Nichts hat sich geändert.',
  'pullRequest.then.aws': 'dann folgt AWS.',
  'pullRequest.then.files': 'AWS hat es schon, es ändert sich nur Terraform.',
  'pullRequest.next.applyFailed':
    'AWS hat es nicht: {{checks}} ist fehlgeschlagen. Lesen Sie den Lauf, beheben Sie den Grund und wenden Sie es dann noch einmal an.',
  'pullRequest.next.filesMerged':
    'In der Datei steht es, und AWS hatte es schon vorher. Nichts muss angewendet werden; der nächste Vergleich bestätigt es.',
  'pullRequest.next.closedBy':
    '{{name}} hat ihn geschlossen, ohne ihn zu mergen. Nichts hat sich geändert.',
  'pullRequest.checks.more': 'Alles zeigen',
  'pullRequest.checks.less': 'Weniger zeigen',
  'pullRequest.checks.moreOf': 'Alles zeigen, was {{name}} sagt',
  'pullRequest.checks.lessOf': 'Weniger von dem zeigen, was {{name}} sagt',
  'pullRequest.next.appliedDespite':
    'AWS hat es, aber {{checks}} ist an etwas anderem gescheitert. Lesen Sie den Lauf.',
  'pullRequest.checks.whole': 'Den ganzen Text lesen',
};
