import { disagreementsOf, JoinedPeering, JoinedSide } from './disagreements';

const now = new Date('2026-12-01T00:00:00Z');

type Change = {
  requester?: Partial<JoinedSide>;
  accepter?: Partial<JoinedSide>;
  connection?: Partial<JoinedPeering['connection']> | null;
};

function side(
  accountName: string,
  cidr: string,
  destinationCidrBlock: string,
): JoinedSide {
  return {
    accountId: accountName === 'xkf-qa' ? '222222222222' : '666666666666',
    accountName,
    known: true,
    region: 'eu-west-1',
    vpcId: `vpc-${accountName}`,
    cidr,
    declared: {
      repository: `acme/${accountName}`,
      path: 'aws-core/variables/prod.tfvars',
      line: 3,
      destinationCidrBlock,
    },
    routes: { present: 2, wanted: 2, blackholes: 0 },
    isAwsRead: true,
    isTerraformRead: true,
  };
}

/** A peering where all agrees, and what is different about it. */
function peering({ requester, accepter, connection }: Change): JoinedPeering {
  const [from, to] = ['10.1.0.0/18', '10.2.0.0/18'];
  return {
    id: 'pcx-1',
    name: 'qa-tenant-shop',
    requester: { ...side('xkf-qa', from, to), ...requester },
    accepter: { ...side('tenant-shop', to, from), ...accepter },
    ...(connection !== null && {
      connection: { id: 'pcx-1', status: 'active', ...connection },
    }),
  };
}

const undeclared = { declared: undefined };
const unread = { declared: undefined, isTerraformRead: false };
const pending = (expiresAt: string) => ({
  status: 'pending-acceptance' as const,
  expiresAt,
});
const ended = (status: 'rejected' | 'expired' | 'failed' | 'deleted') => ({
  status,
});

describe('what of a peering does not agree', () => {
  it.each<[string, Change, string[]]>([
    ['all agrees', {}, []],
    [
      'the request is fresh',
      { connection: pending('2026-12-07T00:00:00Z') },
      [],
    ],
    [
      'the request ends soon',
      { connection: pending('2026-12-02T00:00:00Z') },
      ['pending-too-long warning'],
    ],
    [
      'routes over a request lead nowhere yet',
      {
        connection: pending('2026-12-07T00:00:00Z'),
        requester: { routes: { present: 2, wanted: 2, blackholes: 2 } },
      },
      [],
    ],
    ['nothing is asked for', { connection: null }, ['not-requested warning']],
    [
      'AWS could not be read on either side',
      {
        connection: null,
        requester: { isAwsRead: false },
        accepter: { isAwsRead: false },
      },
      [],
    ],
    [
      'only the accepter declares it',
      { connection: null, requester: undeclared },
      ['not-requested-in-terraform warning'],
    ],
    [
      'the accepter does not declare it',
      { accepter: undeclared },
      ['not-accepted-in-terraform warning'],
    ],
    [
      'the accepter does not declare a request',
      { accepter: undeclared, connection: pending('2026-12-07T00:00:00Z') },
      ['not-accepted-in-terraform note'],
    ],
    [
      'nobody declares it',
      { requester: undeclared, accepter: undeclared },
      ['not-in-terraform warning'],
    ],
    ['no repository was read', { requester: unread, accepter: unread }, []],
    [
      'it was rejected',
      { connection: ended('rejected') },
      ['rejected warning'],
    ],
    ['it has expired', { connection: ended('expired') }, ['expired warning']],
    ['it has failed', { connection: ended('failed') }, ['failed warning']],
    [
      'it was deleted, and routes are left',
      {
        connection: ended('deleted'),
        accepter: { routes: { present: 2, wanted: 2, blackholes: 2 } },
      },
      ['deleted warning', 'routes-blackhole warning'],
    ],
    [
      'it was deleted, and nobody declares it',
      {
        connection: ended('deleted'),
        requester: undeclared,
        accepter: undeclared,
      },
      ['deleted note'],
    ],
    [
      'routes are missing on both sides',
      {
        requester: { routes: { present: 1, wanted: 2, blackholes: 0 } },
        accepter: { routes: { present: 0, wanted: 2, blackholes: 0 } },
      },
      ['routes-missing warning', 'routes-missing warning'],
    ],
    [
      'an entry routes elsewhere',
      { requester: { cidr: '10.9.0.0/18' } },
      ['cidr-differs warning'],
    ],
  ])('%s', (_name, change, codes) => {
    const found = disagreementsOf(peering(change), { rivals: [], now });
    expect(found.map(({ code, severity }) => `${code} ${severity}`)).toEqual(
      codes,
    );
  });

  it('names other connections of the same account', () => {
    const [first] = disagreementsOf(peering({}), {
      rivals: ['pcx-2', 'pcx-3'],
      now,
    });
    expect(first).toMatchObject({
      code: 'several-connections',
      message:
        'pcx-2 and pcx-3 go from the same account to vpc-tenant-shop too, so every plan of the accepter fails. Remove all but one.',
    });
  });
});
