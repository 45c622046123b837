/** Warnungen zu einer Änderung an Terraform, in Kürze. */
export const warning = {
  'warning.node-group-newer-than-control-plane':
    'AWS wird es ablehnen: eine Node Group neuer als ihre Control Plane',
  'warning.node-group-too-old':
    'Eine Node Group ist zu alt für die Control Plane',
  'warning.version-skips-a-minor':
    'AWS wird es ablehnen: Die Control Plane überspringt eine Minor-Version',
  'warning.version-lowered':
    'AWS wird es ablehnen: Die Control Plane bekommt eine niedrigere Version',
  'warning.version-not-in-module': 'Das Modul nimmt diese Version nicht an',
  'warning.module-validation-unknown':
    'Ob das Modul diese Version annimmt, ist nicht bekannt',
  'warning.node-taints-missing':
    'Einer Node Group fehlt ein Wert, den das Modul verlangt',
  'warning.release-needs-other-version':
    'Das Release gehört zu einer anderen Kubernetes-Version',
  'warning.shared-configuration': 'Mehrere Cluster ändern sich gemeinsam',
  'warning.blast-radius': 'Die OPA-Regel braucht eine höhere Grenze',
  'warning.size-below-desired':
    'AWS wird es ablehnen: Die Grenzen passen nicht zu den Nodes von jetzt',
  'warning.already-so': 'In der Datei steht das schon',
  'warning.one-peering-request-at-a-time': 'Ein Peering nach dem anderen',
  'warning.policy-wildcard': 'Die Policy erlaubt mehr, als sie nennt',
  'warning.no-audience-condition':
    'Die Rolle prüft die Zielgruppe von Tokens nicht',
  'warning.module-source-unknown': 'Woher das Modul kommt, ist nicht bekannt',
  'warning.last-node-group':
    'Für gewöhnliche Pods bleibt keine Node Group übrig',
  'warning.also-applies':
    'Derselbe Plan wendet auch an, was schon im Ziel-Branch steht',
  'warning.pending-refused':
    'AWS wird ablehnen, was schon im Ziel-Branch steht, und das Anwenden scheitert',
  'warning.plan-unknown': 'Der ganze Plan ist nicht bekannt',
};
