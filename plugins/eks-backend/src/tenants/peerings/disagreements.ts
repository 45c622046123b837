import {
  Peering,
  PeeringDisagreement,
  PeeringSide,
} from '@xkf/backstage-plugin-eks-common';
import { isOpen } from '../networks';

/** A request that is as near to its end as this is worth a warning. */
const SOON_MS = 3 * 24 * 3_600_000;

/** A peering before it is judged. */
export type JoinedPeering = Omit<
  Peering,
  'disagreements' | 'requester' | 'accepter'
> & {
  requester: JoinedSide;
  accepter: JoinedSide;
};

/** A side, and what of it was read: only then what is absent is not there. */
export type JoinedSide = PeeringSide & {
  isAwsRead: boolean;
  isTerraformRead: boolean;
};

const sides = ['requester', 'accepter'] as const;

/**
 * What of a peering does not agree, the gravest first.
 * @param rivals - ids of other open connections from the account of the requester to
 * the network of the accepter
 */
export function disagreementsOf(
  peering: JoinedPeering,
  { rivals, now }: { rivals: readonly string[]; now: Date },
): PeeringDisagreement[] {
  return [
    ...severalConnections(peering, rivals),
    ...connectionOf(peering, now),
    ...terraformOf(peering),
    ...sides.flatMap(side => rangesOf(peering, side)),
    ...sides.flatMap(side => routesOf(peering, side)),
  ].sort((a, b) => rank(a) - rank(b));
}

function severalConnections(
  { accepter }: JoinedPeering,
  rivals: readonly string[],
): PeeringDisagreement[] {
  return rivals.length === 0
    ? []
    : [
        warning(
          'several-connections',
          `${rivals.join(' and ')} ${rivals.length === 1 ? 'goes' : 'go'} from the same account to ${accepter.vpcId ?? accepter.accountName} too, so every plan of the accepter fails. Remove all but one.`,
        ),
      ];
}

function connectionOf(
  { connection, requester, accepter }: JoinedPeering,
  now: Date,
): PeeringDisagreement[] {
  const isDeclared = Boolean(requester.declared ?? accepter.declared);
  if (!connection) {
    const isAbsent = requester.isAwsRead || accepter.isAwsRead;
    return requester.declared && isAbsent
      ? [
          warning(
            'not-requested',
            `${requester.declared.repository} asks for it, and AWS has no connection. Run the apply of that repository.`,
          ),
        ]
      : [];
  }
  const { id, status, message, expiresAt } = connection;
  const said = message ? ` AWS says: “${message}”` : '';
  const again = isDeclared
    ? ' Terraform asks for a new one at the next apply of the requester.'
    : '';
  const ended = isDeclared ? warning : note;
  switch (status) {
    case 'pending-acceptance': {
      const left = expiresAt && Date.parse(expiresAt) - now.getTime();
      return left !== undefined && Number(left) < SOON_MS
        ? [
            warning(
              'pending-too-long',
              `Nobody has accepted ${id} yet, and it ends on ${expiresAt?.slice(0, 10)}. Apply the entry of the accepter before that.`,
            ),
          ]
        : [];
    }
    case 'expired':
      return [ended('expired', `Nobody accepted ${id} within 7 days.${again}`)];
    case 'rejected':
      return [
        ended(
          'rejected',
          `Account ${accepter.accountId} has rejected ${id}.${said}${again}`,
        ),
      ];
    case 'failed':
      return [
        ended(
          'failed',
          `${id} has failed.${said} Look at the ids and ranges of both sides.${again}`,
        ),
      ];
    case 'deleted':
    case 'deleting':
      return [ended('deleted', `${id} is ${status}.${said}${again}`)];
    default:
      return [];
  }
}

function terraformOf({
  connection,
  requester,
  accepter,
}: JoinedPeering): PeeringDisagreement[] {
  const isAbsent = ({ declared, isTerraformRead }: JoinedSide) =>
    isTerraformRead && !declared;
  const isThere = connection !== undefined && isOpen(connection);
  if (isThere && isAbsent(requester) && isAbsent(accepter)) {
    return [
      warning(
        'not-in-terraform',
        `Neither repository declares ${connection.id}. Declare it on both sides, or delete it in AWS.`,
      ),
    ];
  }
  if (isAbsent(requester) && (isThere || accepter.declared)) {
    return [
      warning(
        'not-requested-in-terraform',
        `The repository of ${requester.accountName} has no entry for it${accepter.declared ? `, though ${accepter.declared.repository} accepts it` : ''}.`,
      ),
    ];
  }
  if (isAbsent(accepter) && (isThere || requester.declared)) {
    return [
      (connection?.status === 'active' ? warning : note)(
        'not-accepted-in-terraform',
        `The repository of ${accepter.accountName} has no entry for it, so ${connection?.status === 'active' ? 'it has no routes back' : 'nobody accepts it'}. Add the entry there.`,
      ),
    ];
  }
  return [];
}

function rangesOf(
  peering: JoinedPeering,
  side: (typeof sides)[number],
): PeeringDisagreement[] {
  const { declared } = peering[side];
  const other = peering[side === 'requester' ? 'accepter' : 'requester'];
  const said = declared?.destinationCidrBlock;
  return declared && said && other.cidr && said !== other.cidr
    ? [
        warning(
          'cidr-differs',
          `${declared.repository} routes to ${said}, and ${other.vpcName ?? other.vpcId ?? other.accountName} has ${other.cidr}. Correct the entry.`,
        ),
      ]
    : [];
}

function routesOf(
  { connection, ...peering }: JoinedPeering,
  side: (typeof sides)[number],
): PeeringDisagreement[] {
  const { routes, accountName } = peering[side];
  if (!routes || !connection) return [];
  const { present, wanted, blackholes } = routes;
  // A route over a request that waits leads nowhere yet, as it should.
  const isPending = connection.status === 'pending-acceptance';
  return [
    ...(connection.status === 'active' && present < wanted
      ? [
          warning(
            'routes-missing',
            `${present} of ${wanted} private route tables of ${accountName} lead to the other side. Run the apply of its repository.`,
          ),
        ]
      : []),
    ...(blackholes > 0 && !isPending
      ? [
          warning(
            'routes-blackhole',
            `${blackholes} ${blackholes === 1 ? 'route' : 'routes'} of ${accountName} ${blackholes === 1 ? 'leads' : 'lead'} nowhere. Run the apply of its repository.`,
          ),
        ]
      : []),
  ];
}

function warning(
  code: PeeringDisagreement['code'],
  message: string,
): PeeringDisagreement {
  return { code, severity: 'warning', message };
}

function note(
  code: PeeringDisagreement['code'],
  message: string,
): PeeringDisagreement {
  return { code, severity: 'note', message };
}

function rank({ severity }: PeeringDisagreement): number {
  return severity === 'warning' ? 0 : 1;
}
