/** Changes to Terraform: the dialog and its forms. */
export const change = {
  'change.menu': 'Change Terraform',
  'change.menu.notDeclared':
    'The repository does not describe this cluster, so its version and node groups cannot be changed from here.',
  'change.cancel': 'Cancel',
  'change.close': 'Close',
  'change.back': 'Back',
  'change.toPreview': 'Preview',
  'change.steps': 'Steps of the change',
  'change.step.choose': 'Choose',
  'change.step.preview': 'Preview',
  'change.step.open': 'Open',
  'change.stepOf': 'Step {{number}} of {{total}}: {{name}}',
  'change.words.version': 'Set the control plane to {{version}}',
  'change.words.add': 'Add node group {{pool}}',
  'change.words.remove': 'Remove node group {{pool}}',
  'change.words.release': 'Set the release of {{pool}} to {{release}}',
  'change.words.resize.both': 'Let {{pool}} have {{min}} to {{max}} nodes',
  'change.words.resize.min': 'Let {{pool}} have at least {{min}} nodes',
  'change.words.resize.max': 'Let {{pool}} have at most {{max}} nodes',
  'change.words.addPeering': 'Declare peering {{name}}',
  'change.words.removePeering': 'Remove peering {{name}}',
  'change.words.other': 'Change of kind {{kind}}',
  'change.adopt.say': 'Make Terraform say {{value}}',
  'change.adopt.sayBoth': 'Make Terraform say {{min}} to {{max}}',
  'change.adopt.declare': 'Declare {{name}} in Terraform',
  'change.adopt.remove': 'Remove {{name}} from Terraform',
  'change.adopt.other': 'Make Terraform follow AWS',
  'change.among.title': 'Make Terraform follow AWS',
  'change.among.text':
    'One pull request takes over what is marked here. That alone changes nothing in AWS; the preview tells what else is applied with it.',
  'change.form.set-control-plane-version.title': 'Set control plane version',
  'change.form.set-control-plane-version.text':
    'EKS upgrades a control plane one minor version at a time. When Terraform is applied, the upgrade begins.',
  'change.form.add-node-group.title': 'Add node group',
  'change.form.add-node-group.text':
    'The new node group begins as a copy of an existing one, under the next free name. When Terraform is applied, its nodes start.',
  'change.form.resize-node-group.title': 'Resize node group',
  'change.form.resize-node-group.text':
    'The cluster-autoscaler keeps the number of nodes between these two. A field left empty stays as it is.',
  'change.form.set-node-group-release.title': 'Set release version',
  'change.form.set-node-group-release.text':
    'When Terraform is applied, AWS replaces the nodes of the group one after the other.',
  'change.form.remove-node-group.title': 'Remove node group',
  'change.form.remove-node-group.text':
    'When Terraform is applied, AWS deletes the node group and its nodes. Move what runs on them elsewhere first.',
  'change.form.mistakes_one': 'Correct the field that is marked.',
  'change.form.mistakes_other': 'Correct the {{count}} fields that are marked.',
  'change.form.unread':
    'The node groups could not be read, so nothing is filled in. {{message}}',
  'change.field.version.label': 'Kubernetes version',
  'change.field.version.rule': 'A minor version such as 1.36',
  'change.field.pool.label': 'Node group',
  'change.field.pool.rule': 'Its name in Terraform, without the cluster',
  'change.field.copied.label': 'Copy from',
  'change.field.copied.rule': 'The node group that the new one is like',
  'change.field.name.label': 'Name',
  'change.field.name.rule':
    'Lower-case letters, digits and -, beginning with a letter, at most 40 characters',
  'change.field.releaseVersion.label': 'Release version',
  'change.field.releaseVersion.rule': 'Such as 1.35.5-20261119',
  'change.field.instanceTypes.label': 'Instance types',
  'change.field.instanceTypes.rule':
    'Such as m6i.large, several separated by commas',
  'change.field.minSize.label': 'Smallest size',
  'change.field.minSize.rule': 'A whole number from 0 to 1000',
  'change.field.maxSize.label': 'Largest size',
  'change.field.maxSize.rule': 'A whole number from 1 to 1000',
  'change.field.labels.label': 'Labels',
  'change.field.labels.rule': 'One key=value on each line',
  'change.field.taints.label': 'Taints',
  'change.field.taints.rule':
    'One key=value:EFFECT on each line, key:EFFECT where there is no value; the effect is NO_SCHEDULE, NO_EXECUTE or PREFER_NO_SCHEDULE',
  'change.mistake.taken': 'A node group of this name exists',
  'change.mistake.order': 'The largest size is below the smallest',
  'change.mistake.missing': 'Enter a smallest size, a largest size or both',
  'change.preview.what': 'The preview',
  'change.warnings': 'Before you open it',
  'change.part.facts': 'The pull request',
  'change.part.files': 'Changes to files',
  'change.part.commands': 'Applying it',
  'change.fact.title': 'Title',
  'change.fact.clusters': 'Clusters that change',
  'change.fact.repository': 'Repository',
  'change.fact.base': 'Computed at',
  'change.fact.branch': 'New branch',
  'change.clusters.both': 'This file describes {{names}}: both will change.',
  'change.clusters.all':
    'This file describes {{names}}: all of them will change.',
  'change.commands.text':
    'After the merge the pipeline of the repository applies it. Where there is none, run these commands in the repository:',
  'change.commands.none': 'Nothing has to be applied.',
  'change.commands.score':
    'The OPA policy counts {{score}} for the whole plan, which is below its limit.',
  'change.commands.raised':
    'The OPA policy counts {{score}} for the whole plan: 100 for each resource deleted, 1 for each created or modified. Its usual limit would refuse that, so OPA_BLAST_RADIUS is raised to {{limit}} for this one plan.',
  'change.nothing.title': '{{branch}} says this already',
  'change.nothing.text':
    'There is nothing to change in {{repository}}, so no pull request is needed. Where AWS has something else, {{branch}} has yet to be applied.',
  'change.existing.open.title': 'This change has a pull request already',
  'change.existing.open.text': 'Go on there rather than opening a second one.',
  'change.existing.merged.title':
    'A pull request of this change was merged before',
  'change.existing.merged.text':
    'The files differ again since, so a new one is needed.',
  'change.existing.closed.title':
    'A pull request of this change was closed without being merged',
  'change.existing.closed.text':
    'A person closed it, or the portal did when its operation was cancelled. Where it was a person, ask before you open a new one.',
  'change.goTo': 'Go to {{name}} in {{repository}}',
  'change.open': 'Open pull request',
  'change.openIn': 'Open pull request in {{repository}}',
  'change.opening': 'Opening pull request in {{repository}}',
  'change.reason.label': 'Reason (optional)',
  'change.reason.rule':
    'Goes into the description of the pull request, for those who review it.',
  'change.moved.file': 'The file changed since this preview',
  'change.moved.pullRequest':
    'The pull request of this change ended since this preview',
  'change.moved.text':
    'Nothing was opened. Below is what the change would do now; open the pull request if you agree to it.',
  'change.failed.title': 'The pull request could not be opened',
  'change.failed.todo':
    'What you entered is still here. Try again; a pull request that was opened all the same is found, not opened twice.',
  'change.forbidden.title': 'The pull request may not be opened',
  'change.forbidden.todo':
    'The permission eks.terraform.change is needed. Ask the team that runs this portal to grant it to you.',
  'change.forbidden.host':
    'The Git host refused the portal. Tell the team that runs this portal which right is missing.',
  'change.opened.created': 'The pull request is open.',
  'change.opened.existing':
    'This change had a pull request already; no second one was opened.',
  'change.field.releaseVersion.own':
    'A release of {{version}}, the version of the cluster: AWS takes no other',
  'change.field.releaseVersion.none':
    'No release of {{version}}, the version of the cluster, is known here. Take one from the AMI releases of AWS, in the form {{version}}.N-YYYYMMDD',
  'change.mistake.equals':
    'Write each label as key=value; key= has an empty value',
  'change.commands.files':
    'AWS has all of this already: the plan should be empty, and nothing has to be applied. These commands show it:',
  'change.commands.empty': 'The OPA policy counts 0: the plan should be empty.',
  'change.also.title_one':
    'The same plan also applies {{count}} difference that {{branch}} already has',
  'change.also.title_other':
    'The same plan also applies {{count}} differences that {{branch}} already has',
  'change.also.text':
    'Terraform applies {{directory}} in {{environment}} as a whole, so the merge applies these as well:',
  'change.also.place': 'Also applied: {{directory}} in {{environment}}',
  'change.also.more_one': 'Show {{count}} more',
  'change.also.more_other': 'Show {{count}} more',
  'change.also.hidden_one':
    '{{count}} difference is on clusters that you may not see. Ask the team that owns them before you merge.',
  'change.also.hidden_other':
    '{{count}} differences are on clusters that you may not see. Ask the team that owns them before you merge.',
  'change.also.column.what': 'What',
  'change.also.column.live': 'AWS has',
  'change.also.column.declared': 'It becomes',
  'change.also.column.deed': 'Terraform',
  'change.also.deed.differs': 'Changes it',
  'change.also.deed.not-live': 'Creates it',
  'change.also.deed.not-declared': 'Deletes it',
  'change.also.score': 'Score {{score}}',
  'change.openAnyway': 'Open although the apply will fail',
  'change.invalid.title': 'The change cannot be made like this',
  'change.invalid.todo': 'Go back and correct what you entered.',
  'change.conflict.title': 'The repository has to be changed by hand first',
  'change.conflict.todo': 'Correct what is named there, then try again.',
  'change.existing.closed.by':
    'Closed by {{name}}. Where that is a person, and not the portal after an operation was cancelled, ask before you open a new one.',
  'change.refusedMore_one': 'and {{count}} more reason',
  'change.refusedMore_other': 'and {{count}} more reasons',
  'change.commands.again':
    'The pipeline tried to apply it and failed. Run it again, or run these commands in the repository:',
} as const;
