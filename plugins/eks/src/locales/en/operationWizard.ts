/** The wizards that begin an operation. */
export const operationWizard = {
  'wizard.what': 'The plan',
  'wizard.back': 'Back to {{name}}',
  'wizard.steps': 'Steps of the wizard',
  'wizard.step.choose': 'Choose',
  'wizard.step.check': 'Check',
  'wizard.step.preview': 'Preview',
  'wizard.step.confirm': 'Confirm',
  'wizard.heading.choose': 'Choose what shall happen',
  'wizard.heading.check': 'Check what was found',
  'wizard.heading.preview': 'Preview the plan and its pull requests',
  'wizard.heading.confirm': 'Confirm',
  'wizard.stepOf': 'Step {{number}} of {{total}}: {{name}}',
  'wizard.toCheck': 'Check',
  'wizard.toPreview': 'Preview',
  'wizard.toConfirm': 'Confirm',
  'wizard.planned': 'Planned {{when}}. Nothing has happened yet.',
  'wizard.planAgain': 'Look again',
  'wizard.planning': 'Looking',
  'wizard.reason.rule':
    'For those who approve it and review the pull requests.',
  'wizard.obstacles_one': 'It cannot start: one thing stands in the way',
  'wizard.obstacles_other':
    'It cannot start: {{count}} things stand in the way',
  'wizard.obstacles.show': 'Show the findings',
  'wizard.obstacles.below':
    'What is marked below as required or as not evaluated stands in the way.',
  'wizard.drainProblem':
    'What draining would do is not known, since the nodes could not be looked at. {{message}}',
  'wizard.plan': 'Plan',
  'wizard.total': 'Usually about {{duration}} in all.',
  'wizard.totalAndPeople':
    'Usually about {{duration}}, and besides the time that people take to merge and to decide.',
  'wizard.changes_one': 'Pull request',
  'wizard.changes_other': 'Pull requests ({{count}})',
  'wizard.changes.none': 'No pull request is needed.',
  'wizard.change': '{{number}} of {{total}}: {{step}}',
  'wizard.summary': 'What you begin',
  'wizard.fact.operation': 'Operation',
  'wizard.approval.needed': 'Somebody other than you must approve it',
  'wizard.then.approval':
    'After the start it waits on its page until somebody else approves it. Nothing happens before.',
  'wizard.then.start':
    'After the start its page shows every step. You can pause it there.',
  'wizard.confirmation.label': 'Type {{text}} to confirm',
  'wizard.confirmation.rule':
    'Needed in {{environment}}, so that the right cluster is meant.',
  'wizard.start': 'Start: {{title}}',
  'wizard.starting': 'Starting',
  'wizard.shut.obstacles_one': 'First remove what stands in the way.',
  'wizard.shut.obstacles_other':
    'First remove the {{count}} things that stand in the way.',
  'wizard.shut.confirmation': 'First type {{text}}.',
  'wizard.stale.title': 'The plan has changed since you looked',
  'wizard.stale.todo':
    'Nothing was started. Below is what would happen now; go on if you agree to it. What you typed is kept.',
  'wizard.failed.title': 'The operation could not be started',
  'wizard.failed.todo':
    'What you entered is still here. Try again; an operation that began all the same is found, not begun twice.',
  'wizard.forbidden.title': 'You may not do this',
  'wizard.forbidden.todo':
    'The permission {{permission}} is needed. Ask the team that runs this portal to grant it to you.',
  'wizard.forbidden.other':
    'AWS, Kubernetes or the Git host refused the portal. Tell the team that runs this portal which right is missing.',
  'wizard.invalid.title': 'It cannot be done like this',
  'wizard.conflict.title': 'Something stands in the way',
  'wizard.conflict.todo': 'Do what is said above, then look again.',
  'upgrade.title': 'Upgrade {{name}} to {{version}}',
  'upgrade.from': 'Control plane now',
  'upgrade.to': 'Target',
  'upgrade.to.why':
    'Kubernetes {{version}}: EKS moves a control plane one minor at a time',
  'upgrade.way': 'Way',
  'upgrade.way.aws-first.name': 'AWS first',
  'upgrade.way.aws-first.text':
    'The portal starts the update in AWS; when it has succeeded, a pull request makes Terraform say the same.',
  'upgrade.way.terraform-first.name': 'Terraform first',
  'upgrade.way.terraform-first.text':
    'A pull request sets the version; its merge and apply start the update, which the portal then follows.',
  'rotate.title': 'Rotate nodes of {{name}}',
  'rotate.pools': 'Node groups that go',
  'rotate.empty.text':
    'Rotating puts new node groups in the place of old ones, and this cluster has none. Add one by a change to Terraform; from then on it can be rotated.',
  'rotate.empty.action': 'To the changes of Terraform',
  'rotate.undeclared':
    'Terraform does not declare it, so a pull request cannot replace it.',
  'rotate.notLive': 'Terraform declares it, but AWS has no such node group.',
  'rotate.covers':
    '{{names}} are described by the same value in Terraform, so each of them gets the new nodes, and the old nodes of each are drained and removed.',
  'rotate.repositoryProblem':
    'Sizes, labels and taints are those of AWS, since Terraform does not tell them. {{message}}',
  'rotate.column.pool': 'Node group',
  'rotate.column.released': 'Release age',
  'rotate.column.nodes': 'Nodes',
  'rotate.pick': 'Rotate {{pool}}',
  'rotate.replacements': 'What takes their place',
  'rotate.replacement': 'In the place of {{pool}}',
  'rotate.existing':
    '{{name}} is there already, with the same settings and a newer release. With just these values the rotation goes on from it; for a new one choose another name.',
  'rotate.release.newest': '{{version}} (newest, {{age}} old)',
  'rotate.release.aged': '{{version}} ({{age}} old)',
  'rotate.release.notes': 'Release notes of {{version}}',
  'rotate.drain': 'How the old nodes are drained',
  'rotate.order': 'Order',
  'rotate.order.rule': 'Which node goes first',
  'rotate.order.oldest': 'Oldest first',
  'rotate.order.zone': 'Zone by zone',
  'rotate.order.fewest-pods': 'Fewest pods first',
  'rotate.pause': 'Pause between nodes, in seconds',
  'rotate.pause.rule': 'A whole number from 0 to 3600',
  'rotate.blocked': 'Ask when blocked for, in minutes',
  'rotate.blocked.rule': 'A whole number from 1 to 1440',
  'rotate.bare':
    'Evict pods without a controller as well. Nobody brings them back; without this the operation asks when it meets one.',
  'rotate.bare.go': 'pods without a controller go',
  'rotate.bare.stay': 'pods without a controller are asked about',
  'rotate.data.go': 'pods lose their local data (emptyDir)',
  'rotate.data.stay': 'pods with local data (emptyDir) are asked about',
  'rotate.release.form':
    'Kubernetes {{version}}, then patch and date: {{version}}.N-YYYYMMDD',
  'rotate.release.rule': 'Such as {{version}}',
  'rotate.data':
    'Evict pods with data on the node (emptyDir) as well, as XKF does. That data is lost; without this the operation asks when it meets one.',
  'rotate.mistake.none': 'Choose at least one node group.',
  'rotate.mistake.many': 'Choose at most {{max}} node groups at a time.',
} as const;
