import { AccountConfig } from '../../config';
import { ServiceAccount } from '../../kubernetes';
import { AccountRoles } from './IamReadings';
import { joinRoles } from './joinRoles';
import { readTrust } from './readTrust';
import { ClusterServiceAccounts } from './ServiceAccountReadings';

const accountId = '111111111111';
const account: AccountConfig = {
  accountId,
  name: 'xkf-dev',
  environment: 'dev',
  regions: ['eu-west-1'],
  role: 'platform',
};
const issuerOf = (id: string) => `oidc.eks.eu-west-1.amazonaws.com/id/${id}`;
const providerOf = (id: string) =>
  `arn:aws:iam::${accountId}:oidc-provider/${issuerOf(id)}`;
const arn = `arn:aws:iam::${accountId}:role/web`;

/** A role that trusts `shop/web` of issuers. */
function roles(
  ids: string[],
  { subject = 'shop:web', operator = 'StringEquals', providers = ids } = {},
): AccountRoles {
  const Statement = ids.map(id => ({
    Effect: 'Allow',
    Principal: { Federated: providerOf(id) },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      [operator]: {
        [`${issuerOf(id)}:sub`]: `system:serviceaccount:${subject}`,
      },
    },
  }));
  const { trusts } = readTrust(JSON.stringify({ Statement }));
  return {
    account,
    reading: {
      roles: [{ arn, name: 'web', trusts }],
      others: new Set([`arn:aws:iam::${accountId}:role/other`]),
      providers: new Set(providers.map(providerOf)),
    },
  };
}

function cluster(
  id: string,
  serviceAccounts?: ServiceAccount[],
): ClusterServiceAccounts {
  return {
    id: { accountId, region: 'eu-west-1', clusterName: `eks-${id}` },
    issuer: issuerOf(id),
    serviceAccounts,
  };
}

const nobody: AccountRoles = {
  account,
  reading: {
    roles: [],
    others: new Set([arn.replace('web', 'other')]),
    providers: new Set(),
  },
};

const web = { namespace: 'shop', name: 'web' };
const annotated = { ...web, roleArn: arn };

/** `code severity cluster` of everything that does not agree. */
const drift = (of: AccountRoles, ...clusters: ClusterServiceAccounts[]) =>
  joinRoles([of], clusters).flatMap(role =>
    role.drift.map(one =>
      [one.code, one.severity, one.cluster?.clusterName]
        .filter(Boolean)
        .join(' '),
    ),
  );

describe('roles and service accounts', () => {
  it.each([
    ['agree', roles(['A']), [cluster('A', [annotated])], []],
    [
      'are not compared where the cluster cannot be read',
      roles(['A']),
      [cluster('A')],
      [],
    ],
    [
      'miss the service account',
      roles(['A']),
      [cluster('A', [])],
      ['service-account-missing warning eks-A'],
    ],
    [
      'miss the service account of one cluster of two, which is no harm',
      roles(['A', 'B']),
      [cluster('A', [annotated]), cluster('B', [])],
      ['service-account-missing note eks-B'],
    ],
    [
      'miss the annotation',
      roles(['A']),
      [cluster('A', [web])],
      ['annotation-missing warning eks-A'],
    ],
    [
      'have an annotation of another role of an account that is not known',
      roles(['A']),
      [
        cluster('A', [
          { ...web, roleArn: 'arn:aws:iam::999999999999:role/theirs' },
        ]),
      ],
      ['annotation-differs warning eks-A'],
    ],
    [
      'name a role that does not trust them',
      roles(['A']),
      [cluster('A', [annotated, { ...annotated, name: 'jobs' }])],
      ['annotation-differs warning eks-A'],
    ],
    [
      'name a role that is not there, or that is for nobody',
      nobody,
      [
        cluster('A', [
          annotated,
          { ...web, roleArn: arn.replace('web', 'other') },
        ]),
      ],
      ['annotation-differs warning eks-A', 'role-missing warning eks-A'],
    ],
    [
      'name a role of an account that could not be read',
      { account },
      [cluster('A', [annotated])],
      [],
    ],
    [
      'trust a cluster that was replaced',
      roles(['Z']),
      [cluster('A', [])],
      ['issuer-unknown warning'],
    ],
    [
      'trust an issuer that the account does not know',
      roles(['A'], { providers: [] }),
      [cluster('A', [annotated])],
      ['provider-missing warning eks-A'],
    ],
    [
      'trust a whole namespace',
      roles(['A'], { subject: 'shop:*', operator: 'StringLike' }),
      [cluster('A', [annotated])],
      [],
    ],
    [
      'trust a name with a star that is only a star',
      roles(['A'], { subject: 'shop:*' }),
      [cluster('A', [annotated])],
      ['annotation-differs warning eks-A'],
    ],
  ])('%s', (_what, of, clusters, expected) => {
    expect(drift(of, ...clusters)).toEqual(expected);
  });

  it('leave out roles of other issuers, such as pipelines', () => {
    const trust = JSON.stringify({
      Statement: {
        Effect: 'Allow',
        Principal: {
          Federated: `arn:aws:iam::${accountId}:oidc-provider/token.actions.githubusercontent.com`,
        },
        Action: 'sts:AssumeRoleWithWebIdentity',
      },
    });
    const { trusts } = readTrust(trust);
    const reading = {
      roles: [{ arn, name: 'web', trusts }],
      others: new Set<string>(),
      providers: new Set<string>(),
    };
    expect(trusts).toHaveLength(1);
    expect(joinRoles([{ account, reading }], [])).toEqual([]);
  });
});
