/** Die Wörter der Zustände von Drift, Pull Requests, Prüfungen und Warnungen. */
export const terraformState = {
  'state.drift.in-step': 'Stimmt überein',
  'state.drift.differs': 'Weicht ab',
  'state.drift.differsCount_one': 'Weicht ab ({{count}})',
  'state.drift.differsCount_other': 'Weicht ab ({{count}})',
  'state.drift.not-declared': 'Nicht deklariert',
  'state.drift.not-live': 'Nicht in AWS',
  'state.drift.not-readable': 'Nicht lesbar',
  'state.drift.hint.in-step': 'AWS hat, was in Terraform steht.',
  'state.drift.hint.differs': 'Terraform und AWS stimmen nicht überein.',
  'state.drift.hint.not-declared':
    'Das Terraform-Repository beschreibt diesen Cluster nicht.',
  'state.drift.hint.not-readable':
    'Was in Terraform steht oder was AWS hat, ist nicht ganz bekannt.',
  'state.change.open': 'Offen',
  'state.change.merged': 'Gemergt, wartet auf AWS',
  'state.change.applied': 'Angewendet',
  'state.pullRequest.draft': 'Offen, Entwurf',
  'state.pullRequest.merged': 'Gemergt',
  'state.pullRequest.closed': 'Geschlossen',
  'state.pullRequest.closedBy': 'Geschlossen von {{name}}',
  'state.check.pending': 'Läuft',
  'state.check.success': 'Bestanden',
  'state.check.failure': 'Fehlgeschlagen',
  'state.check.neutral': 'Neutral',
  'state.merge.mergeable': 'Kann gemergt werden',
  'state.merge.conflicting': 'Konflikt mit {{branch}}',
  'state.merge.blocked': 'Durch eine Regel gesperrt',
  'state.merge.computing': 'Noch nicht entschieden',
  'state.merge.unknown': 'Unbekannt',
  'state.warning.warning': 'Warnung',
  'state.warning.note': 'Hinweis',
  'state.change.applyFailed': 'Gemergt, aber {{name}} ist fehlgeschlagen',
  'state.change.appliesFailed':
    'Gemergt, aber {{number}} Prüfungen sind fehlgeschlagen',
  'state.merge.mergeableButFailed_one':
    'Kann gemergt werden, aber {{count}} Prüfung ist fehlgeschlagen',
  'state.merge.mergeableButFailed_other':
    'Kann gemergt werden, aber {{count}} Prüfungen sind fehlgeschlagen',
};
