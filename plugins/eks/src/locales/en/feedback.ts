/** Times, copying, tables, loading and errors. */
export const feedback = {
  'format.locale': 'en',
  'page.title': 'Clusters',
  'page.links': 'Other pages',
  'page.tenants': 'Tenants',
  'page.irsaRoles': 'Roles',
  'page.peerings': 'Peering',
  'page.unknown.title': 'There is no such page',
  'page.unknown.text': 'The address names no page of this plugin.',
  'time.now': 'just now',
  'time.minutes': '{{n}} min',
  'time.hours': '{{n}} h',
  'time.days': '{{n}} d',
  'time.exact': '{{utc}} UTC, {{local}}',
  'money.perMonth': '{{amount}} / month',
  'copy.action': 'Copy {{value}}',
  'copy.done': 'Copied',
  'copy.failed': 'The browser did not allow copying',
  'list.problems_one': '{{count}} part could not be read',
  'list.problems_other': '{{count}} parts could not be read',
  'value.none': 'None',
  'value.unknown': 'Not known',
  'table.detailsColumn': 'Details',
  'table.details': 'Details of {{name}}',
  'table.rowsPerPage': 'Rows per page',
  'table.range': '{{from}} to {{to}} of {{total}}',
  'table.previous': 'Previous page',
  'table.next': 'Next page',
  'loading.label': 'Loading {{what}}',
  'failure.title': '{{what}} could not be loaded',
  'failure.retry': 'Try again',
  'failure.retrying': 'Trying',
  'failure.why': 'Why: {{message}}',
  'failure.stillShown':
    'What is shown is from the last successful answer. It is tried again by itself.',
  'failure.forbidden.title': 'You may not see this',
  'failure.forbidden.todo':
    'The permission {{permission}} is missing. Ask the team that runs this portal to grant it to you.',
  'failure.forbidden.other':
    'Ask the team that runs this portal to grant it to the portal.',
  'failure.unauthenticated.todo':
    'Your sign-in has expired. Reload the page to sign in again.',
  'failure.not-found.todo':
    'It may have been deleted, or the address may have a mistake.',
  'failure.refused.todo':
    'The backend refused the request as it is. Correct the address or the filter.',
  'failure.unavailable.todo':
    'This usually passes by itself. The page tries again; you can also try now.',
  'failure.offline.todo':
    'The portal backend did not answer. Check your network connection, then try again.',
  'failure.mismatch.todo':
    'The answer has a form that this page does not know. Frontend and backend of the plugin probably have different versions; reload the page, and if that does not help, tell the team that runs this portal.',
  'failure.unknown.todo':
    'Try again. If it stays like this, tell the team that runs this portal.',
  'failure.conflict.todo':
    'Something stands in the way. Do what is said above, then try again.',
} as const;
