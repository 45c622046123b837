/** Was jemand wählen kann, wo ein Schritt fragt. */
export const operationChoices = {
  'known.choice.lookAgain': 'Erneut nachsehen',
  'known.choice.keepWaiting': 'Weiter warten',
  'known.choice.retry': 'Erneut versuchen',
  'known.choice.leave': 'So lassen, wie es ist',
  'known.choice.cancel': 'Die Operation abbrechen',
  'known.choice.goOnAsIs': 'So weitermachen, wie es ist',
  'known.choice.goOnWithout': 'Ohne das weitermachen',
  'known.choice.goOnNext': 'Mit dem nächsten Node weitermachen',
  'known.choice.goOnMerged': 'Mit dem weitermachen, was gemergt wurde',
  'known.choice.cordonAgain': 'Ihn erneut sperren',
  'known.choice.evictAll': 'Auch diese verdrängen',
  'known.choice.drainAgain': 'Diese Nodes erneut leeren',
  'known.choice.skipNode': 'Node {{name}} überspringen',
  'known.choice.askAgain': 'EKS erneut bitten',
  'known.choice.askNow': 'EKS von hier aus bitten',
  'known.choice.openAgain': 'Noch einen Pull Request öffnen',
  'known.choice.openNew': 'Ihn öffnen, wie er jetzt ist',
  'known.choice.openAnyway': 'Ihn trotzdem öffnen',
  'known.choiceText.lookAtIt':
    'Sieht erneut nach und macht weiter, wenn es ist, wie es sein soll.',
  'known.choiceText.readRepository':
    'Liest das Repository erneut. Was von Hand getan wurde, wird erkannt, und die Operation geht ohne Pull Request weiter.',
  'known.choiceText.lookAtControlPlane':
    'Sieht sich die Control Plane und ihre Updates erneut an. Was von Hand begonnen wurde, wird erkannt.',
  'known.choiceText.keepWaiting':
    'Versucht es weiter und fragt nach der eingestellten Zeit wieder.',
  'known.choiceText.retry': 'Der Schritt wird jetzt erneut versucht.',
  'known.choiceText.retryUndo':
    'Das Portal versucht erneut, es zurückzunehmen.',
  'known.choiceText.leave':
    'Dieser Schritt wird nicht zurückgenommen; das Portal macht mit denen davor weiter.',
  'known.choiceText.cancel':
    'Was zurückgenommen werden kann, wird zurückgenommen.',
  'known.choiceText.cancelLost':
    'Was ohne das Konto zurückgenommen werden kann, wird zurückgenommen; das Übrige bleibt, wie es ist, und wird genannt.',
  'known.choiceText.goOnAsIs':
    'Macht weiter, obwohl nicht alles ist, wie es sein soll.',
  'known.choiceText.goOnWithout':
    'Beendet den Vergleich, obwohl nicht jede Quelle übereinstimmt oder gelesen werden kann.',
  'known.choiceText.goOnNext':
    'Leert den nächsten Node, obwohl Workloads von diesem noch nicht wieder bereit sind.',
  'known.choiceText.goOnMerged':
    'Nimmt, was das Repository jetzt sagt, für das Gemeinte. Die späteren Schritte vergleichen AWS damit.',
  'known.choiceText.cordonAgain':
    'Hält neue Pods wieder vom Node fern und leert ihn weiter.',
  'known.choiceText.evictAll':
    'Verdrängt auch Pods ohne Controller, die nicht wiederkommen, und Pods, deren lokale Daten verloren gehen.',
  'known.choiceText.drainAgain':
    'Verdrängt, was auf den Nodes übrig ist, mit denselben Optionen. Nodes, die Pods annehmen, werden vorher gesperrt.',
  'known.choiceText.skipNode':
    'Lässt, was auf dem Node ist, und macht mit dem nächsten weiter. Die alte Node Group wird nicht entfernt, solange Pods darauf laufen.',
  'known.choiceText.askAgain':
    'Bittet EKS noch einmal, die Control Plane zu aktualisieren, als neue Anfrage.',
  'known.choiceText.askNow':
    'Bittet EKS, die Control Plane zu aktualisieren, ohne auf den Apply von Terraform zu warten, der es dann getan findet.',
  'known.choiceText.openAgain':
    'Öffnet einen neuen Pull Request mit derselben Änderung auf dem neuesten Commit.',
  'known.choiceText.openNew':
    'Öffnet den Pull Request mit der Änderung, wie sie auf dem neuesten Commit ausfällt.',
  'known.choiceText.openAnyway':
    'Öffnet den Pull Request. Sein Apply schlägt fehl, bis behoben ist, was oben steht.',
} as const;
