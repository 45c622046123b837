import { admits } from './pattern';
import { readTrust } from './readTrust';

const issuer = 'oidc.eks.eu-west-1.amazonaws.com/id/A';
const provider = (of = issuer) =>
  `arn:aws:iam::111111111111:oidc-provider/${of}`;
const sub = (value: unknown) => ({ [`${issuer}:sub`]: value });
const web = {
  Effect: 'Allow',
  Principal: { Federated: provider() },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition: { StringEquals: sub('system:serviceaccount:shop:web') },
};
const read = (...statements: unknown[]) =>
  readTrust(JSON.stringify({ Version: '2012-10-17', Statement: statements }));

/** `namespace/name`, with `~` where they are patterns, `+` with an audience, `!` when not plain. */
const words = (...statements: unknown[]) =>
  read(...statements).trusts.map(
    one =>
      `${one.statement}${one.isPattern ? '~' : ''}${one.audience ? '+' : ''}${one.isPlain ? '' : '!'} ${one.namespace}/${one.serviceAccount} ${one.issuer.at(-1)}`,
  );

describe('a trust policy', () => {
  it.each([
    ['as the irsa module writes it', [web], ['1 shop/web A']],
    [
      'with an audience',
      [
        {
          ...web,
          Condition: {
            StringEquals: {
              ...web.Condition.StringEquals,
              [`${issuer}:aud`]: 'sts.amazonaws.com',
            },
          },
        },
      ],
      ['1+ shop/web A'],
    ],
    [
      'with a statement for each issuer',
      [
        web,
        {
          ...web,
          Principal: { Federated: provider(issuer.replace(/A$/, 'B')) },
          Condition: {
            StringEquals: {
              [`${issuer.replace(/A$/, 'B')}:sub`]:
                'system:serviceaccount:shop:web',
            },
          },
        },
      ],
      ['1 shop/web A', '2 shop/web B'],
    ],
    [
      'with lists',
      [
        {
          ...web,
          Principal: { Federated: [provider()] },
          Action: ['sts:TagSession', 'sts:AssumeRoleWithWebIdentity'],
          Condition: {
            StringEquals: sub([
              'system:serviceaccount:shop:web',
              'system:serviceaccount:shop:jobs',
            ]),
          },
        },
      ],
      ['1! shop/web A', '1! shop/jobs A'],
    ],
    [
      'for a whole namespace',
      [
        {
          ...web,
          Condition: { StringLike: sub('system:serviceaccount:shop:*') },
        },
      ],
      ['1~! shop/* A'],
    ],
    [
      'for namespaces by a pattern',
      [
        {
          ...web,
          Condition: {
            'ForAnyValue:StringLike': sub([
              'system:serviceaccount:shop-*',
              'system:serviceaccount:*:web',
            ]),
          },
        },
      ],
      ['1~! shop-*/* A', '1~! */web A'],
    ],
    [
      'for everybody',
      [{ ...web, Condition: { StringLike: sub('*') } }],
      ['1~! */* A'],
    ],
    [
      'for everybody, by a pattern that is cut short',
      [{ ...web, Condition: { StringLike: sub('system:*') } }],
      ['1~! */* A'],
    ],
    [
      'for everybody of a name, by a pattern without a namespace',
      [{ ...web, Condition: { StringLike: sub('*:web') } }],
      ['1~! */* A'],
    ],
    [
      'with another condition, which is not text',
      [
        {
          ...web,
          Condition: {
            ...web.Condition,
            Bool: { 'aws:SecureTransport': true },
          },
        },
      ],
      ['1! shop/web A'],
    ],
    [
      'without a condition about the subject',
      [{ ...web, Condition: undefined }],
      ['1~ */* A'],
    ],
    [
      'with the issuer of another statement in its condition',
      [
        {
          ...web,
          Principal: { Federated: provider(issuer.replace(/A$/, 'B')) },
        },
      ],
      ['1~! */* B'],
    ],
    [
      'in which the narrower condition decides',
      [
        {
          ...web,
          Condition: {
            StringLike: sub('system:serviceaccount:*:*'),
            StringEquals: sub('system:serviceaccount:shop:web'),
          },
        },
      ],
      ['1! shop/web A'],
    ],
    [
      'with keys in another case',
      [
        {
          ...web,
          Condition: {
            StringEquals: {
              [`${issuer}:SUB`]: 'system:serviceaccount:shop:web',
            },
          },
        },
      ],
      ['1! shop/web A'],
    ],
    [
      'with a star that is only a star',
      [
        {
          ...web,
          Condition: { StringEquals: sub('system:serviceaccount:shop:*') },
        },
      ],
      ['1 shop/* A'],
    ],
    [
      'for somebody else than a service account',
      [{ ...web, Condition: { StringEquals: sub('repo:acme/shop') } }],
      [],
    ],
    ['for every action', [{ ...web, Action: 'sts:*' }], ['1! shop/web A']],
    ['that denies', [{ ...web, Effect: 'Deny' }], []],
    ['for other actions', [{ ...web, Action: 'sts:AssumeRole' }], []],
  ])('is read: %s', (_what, statements, expected) => {
    expect(words(...statements)).toEqual(expected);
  });

  it('has statements about something else', () => {
    expect(
      read(
        web,
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::222222222222:root' },
          Action: 'sts:AssumeRole',
        },
        { Effect: 'Deny', Principal: '*', Action: ['sts:*'] },
      ).others,
    ).toEqual([
      'Statement 2 allows sts:AssumeRole to arn:aws:iam::222222222222:root.',
      'Statement 3 denies sts:* to *.',
    ]);
  });

  it('may have one statement without a list, or be none at all', () => {
    const single = JSON.stringify({ Statement: web });
    expect(readTrust(single).trusts).toHaveLength(1);
    for (const wrong of [undefined, '{', '[]', '{"Statement":[1]}']) {
      expect(readTrust(wrong)).toEqual({
        trusts: [],
        others: ['The trust policy cannot be understood.'],
      });
    }
  });
});

describe('a pattern', () => {
  it.each([
    ['shop', 'shop', true],
    ['shop', 'shops', false],
    ['shop-*', 'shop-a', true],
    ['*', '', true],
    ['w?b', 'web', true],
    ['a.b', 'axb', false],
  ])('%s and %s: %s', (pattern, text, expected) => {
    expect(admits(pattern, text)).toBe(expected);
  });
});
