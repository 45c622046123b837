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
  'pullRequest.next.open':
    'Merge {{name}} in {{repository}}; then AWS follows.',
  'pullRequest.next.pending':
    'Wait for its checks, then merge {{name}} in {{repository}}; then AWS follows.',
  'pullRequest.next.draft':
    'It is a draft. Mark it as ready and merge {{name}} in {{repository}}; then AWS follows.',
  'pullRequest.next.conflicting':
    'It conflicts with {{branch}}. Resolve the conflict, or close {{name}} and preview the change again.',
  'pullRequest.next.failed':
    'A check failed. See what it says before you merge {{name}} in {{repository}}.',
  'pullRequest.next.blocked':
    'A rule of {{repository}} keeps {{name}} from being merged, such as a missing approval.',
  'pullRequest.next.merged':
    'The file has it, AWS does not show it yet. It does once the pipeline, or somebody with the commands, has applied it and the cluster was read again; Refresh reads it now.',
  'pullRequest.next.applied': 'AWS has it. Nothing is left to do.',
  'pullRequest.next.closed':
    'It was closed without being merged. Nothing changed.',
} as const;
