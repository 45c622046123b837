/** Änderungen an Terraform: der Dialog und seine Formulare. */
export const change = {
  'change.menu': 'Terraform ändern',
  'change.menu.notDeclared':
    'Das Repository beschreibt diesen Cluster nicht, daher lassen sich seine Version und seine Node Groups hier nicht ändern.',
  'change.cancel': 'Abbrechen',
  'change.close': 'Schließen',
  'change.back': 'Zurück',
  'change.toPreview': 'Vorschau',
  'change.steps': 'Schritte der Änderung',
  'change.step.choose': 'Wählen',
  'change.step.preview': 'Vorschau',
  'change.step.open': 'Öffnen',
  'change.stepOf': 'Schritt {{number}} von {{total}}: {{name}}',
  'change.words.version': 'Die Control Plane auf {{version}} setzen',
  'change.words.add': 'Node Group {{pool}} hinzufügen',
  'change.words.remove': 'Node Group {{pool}} entfernen',
  'change.words.release': 'Das Release von {{pool}} auf {{release}} setzen',
  'change.words.resize.both': '{{pool}} {{min}} bis {{max}} Nodes geben',
  'change.words.resize.min': '{{pool}} mindestens {{min}} Nodes geben',
  'change.words.resize.max': '{{pool}} höchstens {{max}} Nodes geben',
  'change.words.addPeering': 'Peering {{name}} deklarieren',
  'change.words.removePeering': 'Peering {{name}} entfernen',
  'change.words.other': 'Änderung der Art {{kind}}',
  'change.adopt.say': 'In Terraform {{value}} eintragen',
  'change.adopt.sayBoth': 'In Terraform {{min}} bis {{max}} eintragen',
  'change.adopt.declare': '{{name}} in Terraform deklarieren',
  'change.adopt.remove': '{{name}} aus Terraform entfernen',
  'change.adopt.other': 'Terraform an AWS angleichen',
  'change.among.title': 'Terraform an AWS angleichen',
  'change.among.text':
    'Ein Pull Request übernimmt, was hier markiert ist. Das allein ändert in AWS nichts; die Vorschau sagt, was sonst noch mit angewendet wird.',
  'change.form.set-control-plane-version.title':
    'Version der Control Plane setzen',
  'change.form.set-control-plane-version.text':
    'EKS hebt eine Control Plane immer nur um eine Minor-Version. Wird Terraform angewendet, beginnt das Upgrade.',
  'change.form.add-node-group.title': 'Node Group hinzufügen',
  'change.form.add-node-group.text':
    'Die neue Node Group beginnt als Kopie einer vorhandenen, unter dem nächsten freien Namen. Wird Terraform angewendet, starten ihre Nodes.',
  'change.form.resize-node-group.title': 'Größe der Node Group ändern',
  'change.form.resize-node-group.text':
    'Der cluster-autoscaler hält die Zahl der Nodes zwischen diesen beiden. Ein leeres Feld bleibt, wie es ist.',
  'change.form.set-node-group-release.title': 'Release-Version setzen',
  'change.form.set-node-group-release.text':
    'Wird Terraform angewendet, ersetzt AWS die Nodes der Gruppe nacheinander.',
  'change.form.remove-node-group.title': 'Node Group entfernen',
  'change.form.remove-node-group.text':
    'Wird Terraform angewendet, löscht AWS die Node Group und ihre Nodes. Bringen Sie vorher anderswo unter, was auf ihnen läuft.',
  'change.form.mistakes_one': 'Berichtigen Sie das markierte Feld.',
  'change.form.mistakes_other':
    'Berichtigen Sie die {{count}} markierten Felder.',
  'change.form.unread':
    'Die Node Groups waren nicht lesbar, daher ist nichts ausgefüllt. {{message}}',
  'change.field.version.label': 'Kubernetes-Version',
  'change.field.version.rule': 'Eine Minor-Version wie 1.36',
  'change.field.pool.label': 'Node Group',
  'change.field.pool.rule': 'Ihr Name in Terraform, ohne den Cluster',
  'change.field.copied.label': 'Kopieren von',
  'change.field.copied.rule': 'Die Node Group, der die neue gleicht',
  'change.field.name.label': 'Name',
  'change.field.name.rule':
    'Kleinbuchstaben, Ziffern und -, mit einem Buchstaben am Anfang, höchstens 40 Zeichen',
  'change.field.releaseVersion.label': 'Release-Version',
  'change.field.releaseVersion.rule': 'Zum Beispiel 1.35.5-20261119',
  'change.field.instanceTypes.label': 'Instanztypen',
  'change.field.instanceTypes.rule':
    'Zum Beispiel m6i.large, mehrere durch Kommas getrennt',
  'change.field.minSize.label': 'Mindestzahl der Nodes',
  'change.field.minSize.rule': 'Eine ganze Zahl von 0 bis 1000',
  'change.field.maxSize.label': 'Höchstzahl der Nodes',
  'change.field.maxSize.rule': 'Eine ganze Zahl von 1 bis 1000',
  'change.field.labels.label': 'Labels',
  'change.field.labels.rule': 'Ein key=value je Zeile',
  'change.field.taints.label': 'Taints',
  'change.field.taints.rule':
    'Ein key=value:EFFECT je Zeile, key:EFFECT wo es keinen Wert gibt; EFFECT ist NO_SCHEDULE, NO_EXECUTE oder PREFER_NO_SCHEDULE',
  'change.mistake.taken': 'Eine Node Group dieses Namens gibt es schon',
  'change.mistake.order': 'Die Höchstzahl liegt unter der Mindestzahl',
  'change.mistake.missing':
    'Geben Sie eine Mindestzahl, eine Höchstzahl oder beide an',
  'change.preview.what': 'Die Vorschau',
  'change.warnings': 'Bevor Sie ihn öffnen',
  'change.part.facts': 'Der Pull Request',
  'change.part.files': 'Änderungen an Dateien',
  'change.part.commands': 'Anwenden',
  'change.fact.title': 'Titel',
  'change.fact.clusters': 'Cluster, die sich ändern',
  'change.fact.repository': 'Repository',
  'change.fact.base': 'Berechnet auf',
  'change.fact.branch': 'Neuer Branch',
  'change.clusters.both':
    'Diese Datei beschreibt {{names}}: Beide werden sich ändern.',
  'change.clusters.all':
    'Diese Datei beschreibt {{names}}: Alle werden sich ändern.',
  'change.commands.text':
    'Nach dem Merge wendet die Pipeline des Repositorys die Änderung an. Wo es keine gibt, führen Sie im Repository diese Befehle aus:',
  'change.commands.none': 'Nichts muss angewendet werden.',
  'change.commands.score':
    'Die OPA-Regel zählt für den ganzen Plan {{score}}, was unter ihrer Grenze liegt.',
  'change.commands.raised':
    'Die OPA-Regel zählt für den ganzen Plan {{score}}: 100 für jede gelöschte Ressource, 1 für jede angelegte oder geänderte. Ihre übliche Grenze würde das ablehnen, daher ist OPA_BLAST_RADIUS für diesen einen Plan auf {{limit}} gesetzt.',
  'change.nothing.title': 'In {{branch}} steht das schon',
  'change.nothing.text':
    'In {{repository}} ist nichts zu ändern, es braucht also keinen Pull Request. Wo AWS etwas anderes hat, muss {{branch}} noch angewendet werden.',
  'change.existing.open.title':
    'Zu dieser Änderung gibt es schon einen Pull Request',
  'change.existing.open.text':
    'Machen Sie dort weiter, statt einen zweiten zu öffnen.',
  'change.existing.merged.title':
    'Ein Pull Request zu dieser Änderung wurde schon einmal gemergt',
  'change.existing.merged.text':
    'Die Dateien weichen seitdem wieder ab, daher braucht es einen neuen.',
  'change.existing.closed.title':
    'Ein Pull Request zu dieser Änderung wurde geschlossen, ohne gemergt zu werden',
  'change.existing.closed.text':
    'Ein Mensch hat ihn geschlossen, oder das Portal, als seine Operation abgebrochen wurde. War es ein Mensch, fragen Sie nach, bevor Sie einen neuen öffnen.',
  'change.goTo': 'Zu {{name}} in {{repository}}',
  'change.open': 'Pull Request öffnen',
  'change.openIn': 'Pull Request in {{repository}} öffnen',
  'change.opening': 'Pull Request in {{repository}} wird geöffnet',
  'change.reason.label': 'Grund (freiwillig)',
  'change.reason.rule':
    'Steht in der Beschreibung des Pull Requests, für alle, die ihn prüfen.',
  'change.moved.file': 'Die Datei hat sich seit dieser Vorschau geändert',
  'change.moved.pullRequest':
    'Der Pull Request dieser Änderung ist seit dieser Vorschau beendet',
  'change.moved.text':
    'Es wurde nichts geöffnet. Unten steht, was die Änderung jetzt tun würde; öffnen Sie den Pull Request, wenn Sie einverstanden sind.',
  'change.failed.title': 'Der Pull Request ließ sich nicht öffnen',
  'change.failed.todo':
    'Was Sie eingegeben haben, ist noch da. Versuchen Sie es noch einmal; ein Pull Request, der doch geöffnet wurde, wird gefunden und nicht doppelt geöffnet.',
  'change.forbidden.title': 'Der Pull Request darf nicht geöffnet werden',
  'change.forbidden.todo':
    'Die Berechtigung eks.terraform.change ist nötig. Bitten Sie das Team, das dieses Portal betreibt, sie Ihnen zu geben.',
  'change.forbidden.host':
    'Der Git-Host hat das Portal abgewiesen. Sagen Sie dem Team, das dieses Portal betreibt, welches Recht fehlt.',
  'change.opened.created': 'Der Pull Request ist offen.',
  'change.opened.existing':
    'Zu dieser Änderung gab es schon einen Pull Request; es wurde kein zweiter geöffnet.',
  'change.field.releaseVersion.own':
    'Ein Release von {{version}}, der Version des Clusters: AWS nimmt kein anderes',
  'change.field.releaseVersion.none':
    'Hier ist kein Release von {{version}}, der Version des Clusters, bekannt. Nehmen Sie eines aus den AMI-Releases von AWS, in der Form {{version}}.N-JJJJMMTT',
  'change.mistake.equals':
    'Schreiben Sie jedes Label als key=value; key= hat einen leeren Wert',
  'change.commands.files':
    'AWS hat das alles schon: Der Plan sollte leer sein, und nichts muss angewendet werden. Diese Befehle zeigen es:',
  'change.commands.empty': 'Die OPA-Regel zählt 0: Der Plan sollte leer sein.',
  'change.also.title_one':
    'Derselbe Plan wendet auch {{count}} Abweichung an, die schon in {{branch}} steht',
  'change.also.title_other':
    'Derselbe Plan wendet auch {{count}} Abweichungen an, die schon in {{branch}} stehen',
  'change.also.text':
    'Terraform wendet {{directory}} in {{environment}} als Ganzes an, mit dem Merge also auch dies:',
  'change.also.place': 'Auch angewendet: {{directory}} in {{environment}}',
  'change.also.more_one': '{{count}} weitere zeigen',
  'change.also.more_other': '{{count}} weitere zeigen',
  'change.also.hidden_one':
    '{{count}} Abweichung betrifft Cluster, die Sie nicht sehen dürfen. Fragen Sie vor dem Merge das Team, dem sie gehören.',
  'change.also.hidden_other':
    '{{count}} Abweichungen betreffen Cluster, die Sie nicht sehen dürfen. Fragen Sie vor dem Merge das Team, dem sie gehören.',
  'change.also.column.what': 'Was',
  'change.also.column.live': 'AWS hat',
  'change.also.column.declared': 'Es wird',
  'change.also.column.deed': 'Terraform',
  'change.also.deed.differs': 'Ändert es',
  'change.also.deed.not-live': 'Legt es an',
  'change.also.deed.not-declared': 'Löscht es',
  'change.also.score': 'Zählt {{score}}',
  'change.openAnyway': 'Öffnen, obwohl das Anwenden scheitern wird',
  'change.invalid.title': 'So lässt sich die Änderung nicht machen',
  'change.invalid.todo': 'Gehen Sie zurück und berichtigen Sie Ihre Angaben.',
  'change.conflict.title':
    'Das Repository muss zuerst von Hand geändert werden',
  'change.conflict.todo':
    'Berichtigen Sie dort, was genannt ist, und versuchen Sie es dann noch einmal.',
  'change.existing.closed.by':
    'Geschlossen von {{name}}. Ist das ein Mensch und nicht das Portal nach dem Abbruch einer Operation, fragen Sie nach, bevor Sie einen neuen öffnen.',
  'change.refusedMore_one': 'und {{count}} weiterer Grund',
  'change.refusedMore_other': 'und {{count}} weitere Gründe',
  'change.commands.again':
    'Die Pipeline wollte es anwenden und ist gescheitert. Lassen Sie sie noch einmal laufen, oder führen Sie im Repository diese Befehle aus:',
};
