/** Pull requests about a cluster. */
export const pullRequest = {
  'pullRequest.title': 'Pull requests',
  'pullRequest.what': 'The pull requests',
  'pullRequest.empty':
    'No pull request about this cluster was opened through the portal.',
  'pullRequest.unread':
    'Pull requests could not be read again; they are shown as last read',
  'pullRequest.older_one': 'Show {{count}} older',
  'pullRequest.older_other': 'Show {{count}} older',
  'pullRequest.by': 'Requested by {{who}}, {{when}}.',
  'pullRequest.readAt': 'Read {{when}}.',
  'pullRequest.fact.pullRequest': 'Pull request',
  'pullRequest.fact.state': 'State',
  'pullRequest.fact.merge': 'Merging',
  'pullRequest.fact.checks': 'Checks',
  'pullRequest.fact.next': 'What is next',
  'pullRequest.checks.none': 'No check has reported yet.',
  'pullRequest.checks.unknown': 'The checks are not known yet.',
  'pullRequest.commands.show': 'Show the commands that apply {{name}}',
  'pullRequest.commands.hide': 'Hide the commands that apply {{name}}',
  'pullRequest.next.open': 'Merge {{name}} in {{repository}}; {{then}}',
  'pullRequest.next.pending':
    'Wait for its checks, then merge {{name}} in {{repository}}; {{then}}',
  'pullRequest.next.draft':
    'It is a draft. Mark it as ready and merge {{name}} in {{repository}}; {{then}}',
  'pullRequest.next.conflicting':
    'It conflicts with {{branch}}. Resolve the conflict, or close {{name}} and preview the change again.',
  'pullRequest.next.failed':
    'A check failed. See what it says before you merge {{name}} in {{repository}}.',
  'pullRequest.next.failedPolicy':
    'A check failed. Where it is the policy: read the plan, then have it planned again with OPA_BLAST_RADIUS={{limit}} before you merge {{name}} in {{repository}}.',
  'pullRequest.next.blocked':
    'A rule of {{repository}} keeps {{name}} from being merged, such as a missing approval.',
  'pullRequest.next.merged':
    'The file has it, AWS does not show it yet. It does once the pipeline, or somebody with the commands, has applied it and the cluster was read again; Refresh reads it now.',
  'pullRequest.next.applied': 'AWS has it. Nothing is left to do.',
  'pullRequest.next.closed':
    'It was closed without being merged. Nothing changed.',
  'pullRequest.then.aws': 'then AWS follows.',
  'pullRequest.then.files': 'AWS has it already, so only Terraform changes.',
  'pullRequest.next.applyFailed':
    'AWS does not have it: {{checks}} failed. Read the run, mend the cause, then apply again.',
  'pullRequest.next.filesMerged':
    'The file has it, and AWS had it before. Nothing has to be applied; the next comparison confirms it.',
  'pullRequest.next.closedBy':
    '{{name}} closed it without merging. Nothing changed.',
  'pullRequest.checks.more': 'Show all',
  'pullRequest.checks.less': 'Show less',
  'pullRequest.checks.moreOf': 'Show all of what {{name}} says',
  'pullRequest.checks.lessOf': 'Show less of what {{name}} says',
  'pullRequest.next.appliedDespite':
    'AWS has it, but {{checks}} failed over something else. Read the run.',
  'pullRequest.checks.whole': 'Read the whole text',
} as const;
