/** Die Assistenten, mit denen eine Operation beginnt. */
export const operationWizard = {
  'wizard.what': 'Der Plan',
  'wizard.back': 'Zurück zu {{name}}',
  'wizard.steps': 'Schritte des Assistenten',
  'wizard.step.choose': 'Wählen',
  'wizard.step.check': 'Prüfen',
  'wizard.step.preview': 'Vorschau',
  'wizard.step.confirm': 'Bestätigen',
  'wizard.heading.choose': 'Wählen, was geschehen soll',
  'wizard.heading.check': 'Prüfen, was gefunden wurde',
  'wizard.heading.preview': 'Vorschau auf den Plan und seine Pull Requests',
  'wizard.heading.confirm': 'Bestätigen',
  'wizard.stepOf': 'Schritt {{number}} von {{total}}: {{name}}',
  'wizard.toCheck': 'Prüfen',
  'wizard.toPreview': 'Vorschau',
  'wizard.toConfirm': 'Bestätigen',
  'wizard.planned': 'Geplant {{when}}. Noch ist nichts geschehen.',
  'wizard.planAgain': 'Neu nachsehen',
  'wizard.planning': 'Sieht nach',
  'wizard.reason.rule':
    'Für die, die freigeben und die Pull Requests durchsehen.',
  'wizard.obstacles_one': 'Sie kann nicht beginnen: Eines steht im Weg',
  'wizard.obstacles_other':
    'Sie kann nicht beginnen: {{count}} Dinge stehen im Weg',
  'wizard.obstacles.show': 'Die Befunde zeigen',
  'wizard.obstacles.below':
    'Was unten als erforderlich oder als nicht geprüft markiert ist, steht im Weg.',
  'wizard.drainProblem':
    'Was das Leeren täte, ist nicht bekannt, denn die Nodes ließen sich nicht ansehen. {{message}}',
  'wizard.plan': 'Plan',
  'wizard.total': 'Gewöhnlich insgesamt etwa {{duration}}.',
  'wizard.totalAndPeople':
    'Gewöhnlich etwa {{duration}}, dazu die Zeit, die Menschen zum Mergen und Entscheiden brauchen.',
  'wizard.changes_one': 'Pull Request',
  'wizard.changes_other': 'Pull Requests ({{count}})',
  'wizard.changes.none': 'Kein Pull Request ist nötig.',
  'wizard.change': '{{number}} von {{total}}: {{step}}',
  'wizard.summary': 'Was Sie beginnen',
  'wizard.fact.operation': 'Operation',
  'wizard.approval.needed': 'Jemand anderes als Sie muss sie freigeben',
  'wizard.then.approval':
    'Nach dem Start wartet sie auf ihrer Seite, bis jemand anderes sie freigibt. Vorher geschieht nichts.',
  'wizard.then.start':
    'Nach dem Start zeigt ihre Seite jeden Schritt. Dort können Sie sie anhalten.',
  'wizard.confirmation.label': 'Zur Bestätigung {{text}} eingeben',
  'wizard.confirmation.rule':
    'In {{environment}} nötig, damit der richtige Cluster gemeint ist.',
  'wizard.start': 'Beginnen: {{title}}',
  'wizard.starting': 'Beginnt',
  'wizard.shut.obstacles_one': 'Räumen Sie zuerst aus, was im Weg steht.',
  'wizard.shut.obstacles_other':
    'Räumen Sie zuerst die {{count}} Dinge aus, die im Weg stehen.',
  'wizard.shut.confirmation': 'Geben Sie zuerst {{text}} ein.',
  'wizard.stale.title': 'Der Plan hat sich geändert, seit Sie ihn sahen',
  'wizard.stale.todo':
    'Nichts wurde begonnen. Unten steht, was jetzt geschähe; machen Sie weiter, wenn Sie einverstanden sind. Was Sie eingegeben haben, ist noch da.',
  'wizard.failed.title': 'Die Operation ließ sich nicht beginnen',
  'wizard.failed.todo':
    'Was Sie eingegeben haben, ist noch da. Versuchen Sie es erneut; eine Operation, die doch begann, wird gefunden und nicht zweimal begonnen.',
  'wizard.forbidden.title': 'Sie dürfen das nicht',
  'wizard.forbidden.todo':
    'Die Berechtigung {{permission}} ist nötig. Bitten Sie das Team, das dieses Portal betreibt, sie Ihnen zu geben.',
  'wizard.forbidden.other':
    'AWS, Kubernetes oder der Git-Host lehnte das Portal ab. Sagen Sie dem Team, das dieses Portal betreibt, welches Recht fehlt.',
  'wizard.invalid.title': 'So geht es nicht',
  'wizard.conflict.title': 'Etwas steht im Weg',
  'wizard.conflict.todo':
    'Tun Sie, was oben steht, und sehen Sie dann neu nach.',
  'upgrade.title': '{{name}} auf {{version}} heben',
  'upgrade.from': 'Control Plane jetzt',
  'upgrade.to': 'Ziel',
  'upgrade.to.why':
    'Kubernetes {{version}}: EKS hebt eine Control Plane immer nur um eine Minor-Version',
  'upgrade.way': 'Weg',
  'upgrade.way.aws-first.name': 'AWS zuerst',
  'upgrade.way.aws-first.text':
    'Das Portal beginnt das Update in AWS; ist es gelungen, trägt ein Pull Request dasselbe in Terraform ein.',
  'upgrade.way.terraform-first.name': 'Terraform zuerst',
  'upgrade.way.terraform-first.text':
    'Ein Pull Request setzt die Version; sein Merge und Apply beginnen das Update, das das Portal dann verfolgt.',
  'rotate.title': 'Nodes von {{name}} rotieren',
  'rotate.pools': 'Node Groups, die gehen',
  'rotate.empty.text':
    'Eine Rotation setzt neue Node Groups an die Stelle von alten, und dieser Cluster hat keine. Fügen Sie mit einer Änderung an Terraform eine hinzu; von da an lässt sie sich rotieren.',
  'rotate.empty.action': 'Zu den Änderungen an Terraform',
  'rotate.undeclared':
    'Terraform deklariert sie nicht, daher kann kein Pull Request sie ersetzen.',
  'rotate.notLive':
    'Terraform deklariert sie, aber AWS hat keine solche Node Group.',
  'rotate.covers':
    'Derselbe Wert in Terraform beschreibt {{names}}: Jeder davon bekommt die neuen Nodes, und die alten Nodes von jedem werden geleert und entfernt.',
  'rotate.repositoryProblem':
    'Größen, Labels und Taints stammen aus AWS, da Terraform sie nicht nennt. {{message}}',
  'rotate.column.pool': 'Node Group',
  'rotate.column.released': 'Alter des Release',
  'rotate.column.nodes': 'Nodes',
  'rotate.pick': '{{pool}} rotieren',
  'rotate.replacements': 'Was an ihre Stelle tritt',
  'rotate.replacement': 'An der Stelle von {{pool}}',
  'rotate.existing':
    '{{name}} gibt es schon, mit denselben Einstellungen und einer neueren Version. Mit genau diesen Werten macht die Rotation damit weiter; für eine neue Node Group wählen Sie einen anderen Namen.',
  'rotate.release.newest': '{{version}} (neuestes, {{age}} alt)',
  'rotate.release.aged': '{{version}} ({{age}} alt)',
  'rotate.release.notes': 'Release Notes von {{version}}',
  'rotate.drain': 'Wie die alten Nodes geleert werden',
  'rotate.order': 'Reihenfolge',
  'rotate.order.rule': 'Welcher Node zuerst geht',
  'rotate.order.oldest': 'Älteste zuerst',
  'rotate.order.zone': 'Zone um Zone',
  'rotate.order.fewest-pods': 'Wenigste Pods zuerst',
  'rotate.pause': 'Pause zwischen Nodes, in Sekunden',
  'rotate.pause.rule': 'Eine ganze Zahl von 0 bis 3600',
  'rotate.blocked': 'Fragen, wenn blockiert, nach Minuten',
  'rotate.blocked.rule': 'Eine ganze Zahl von 1 bis 1440',
  'rotate.bare':
    'Auch Pods ohne Controller verdrängen. Niemand bringt sie wieder; ohne dies fragt die Operation, wenn sie auf einen trifft.',
  'rotate.bare.go': 'Pods ohne Controller gehen',
  'rotate.bare.stay': 'zu Pods ohne Controller wird gefragt',
  'rotate.data.go': 'Pods verlieren ihre lokalen Daten (emptyDir)',
  'rotate.data.stay': 'zu Pods mit lokalen Daten (emptyDir) wird gefragt',
  'rotate.release.form':
    'Kubernetes {{version}}, dann Patch und Datum: {{version}}.N-JJJJMMTT',
  'rotate.release.rule': 'Zum Beispiel {{version}}',
  'rotate.data':
    'Auch Pods mit Daten auf dem Node (emptyDir) verdrängen, wie XKF es tut. Diese Daten gehen verloren; ohne dies fragt die Operation, wenn sie auf einen trifft.',
  'rotate.mistake.none': 'Wählen Sie mindestens eine Node Group.',
  'rotate.mistake.many': 'Wählen Sie höchstens {{max}} Node Groups auf einmal.',
} as const;
