/**
 * What the backend says in English about tenants, roles and peerings; see
 * `operationTitles`. These come first, since they are the more special ones.
 */
export const tenantTitles = {
  'known.title.peering': 'Set up the peering {{name}}',
  'known.title.peeringRemoval': 'Remove the peering {{name}}',
  'known.title.account': 'Create the tenant account {{name}}',
  'known.title.adoption': 'Take over account {{why}} for the tenant {{name}}',
  'known.title.registration': 'Register the tenant {{name}}',
  'known.step.openRequestsPeering':
    'Open the pull request that requests the peering {{name}}',
  'known.step.openAcceptsPeering':
    'Open the pull request that accepts the peering {{name}}',
  'known.step.openRemovesAccepter':
    'Open the pull request that removes the peering {{name}} from the accepter',
  'known.step.openRemovesRequester':
    'Open the pull request that removes the peering {{name}} from the requester',
  'known.step.openAddsTenant':
    'Open the pull request that adds the tenant {{name}}',
  'known.step.mergeRequestsPeering':
    'Wait for the merge that requests the peering {{name}}',
  'known.step.mergeAcceptsPeering':
    'Wait for the merge that accepts the peering {{name}}',
  'known.step.mergeRemovesAccepter':
    'Wait for the merge that removes the peering {{name}} from the accepter',
  'known.step.mergeRemovesRequester':
    'Wait for the merge that removes the peering {{name}} from the requester',
  'known.step.mergeAddsTenant':
    'Wait for the merge that adds the tenant {{name}}',
  'known.step.turn': 'Wait for the turn',
  'known.step.request': 'Wait for the request',
  'known.step.acceptance': 'Wait for the acceptance',
  'known.step.routes': 'Wait for the routes',
  'known.step.accepterRoutesGone':
    'Wait until the routes of the accepter are gone',
  'known.step.connectionGone': 'Wait until the connection is gone',
  'known.step.createAccount': 'Create the account',
  'known.step.waitAccount': 'Wait for the account',
  'known.step.adoptAccount': 'Take over account {{name}}',
  'known.step.moveAccount': 'Move it to {{name}}',
  'known.step.tagAccount': 'Tag it',
  'known.step.readAccount': 'Wait until the portal can read it',
  'known.step.applied': 'Say what is applied',
  'known.finding.peeringAccount': 'Account {{name}}',
  'known.finding.network': 'Network of {{name}}',
  'known.finding.networks': 'Networks',
  'known.finding.ranges': 'Ranges of both networks',
  'known.finding.routes': 'Routes of {{name}}',
  'known.finding.oneConnection': 'One connection of an account',
  'known.finding.connection': 'Connection',
  'known.finding.peeringLimit': 'Peering limit of {{name}}',
  'known.finding.repository': 'Repository of {{name}}',
  'known.finding.order': 'Order of both sides',
  'known.finding.requesterEntry': 'Entry of the requester',
  'known.finding.stops': 'What stops',
  'known.said.noOtherRequest': 'No other request to this network is open.',
  'known.said.active': '{{name}} is active.',
  'known.said.accepterRoutesGone':
    'No route of the accepter leads over the connection.',
  'known.said.peeringGone': 'The connection and all its routes are gone.',
} as const;
