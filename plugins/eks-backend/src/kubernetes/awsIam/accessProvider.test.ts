import { createHash, createHmac } from 'node:crypto';
import { createAwsIamAccessProvider } from './accessProvider';

const NOW = new Date('2026-11-24T12:00:00Z');
const credentials = {
  accessKeyId: 'AKIAEXAMPLE',
  secretAccessKey: 'secret/of+the=portal',
  sessionToken: "session/token+with=signs!'()*",
};
const cluster = {
  arn: 'arn:aws:eks:eu-north-1:333333333333:cluster/prod-eks1',
  accountId: '333333333333',
  region: 'eu-north-1',
  clusterName: 'prod-eks1',
  endpoint: 'https://abc.gr7.eu-north-1.eks.amazonaws.com',
  certificateAuthority: 'Q0E=',
};

async function connect(identity: object = credentials, target = cluster) {
  const asked: string[] = [];
  const provider = createAwsIamAccessProvider({
    credentialsFor: async accountId => {
      asked.push(accountId);
      return async () => ({ ...credentials, ...identity });
    },
    now: () => NOW,
  });
  const connection = await provider.connect(target, {});
  const url = Buffer.from(
    connection.token.replace('k8s-aws-v1.', ''),
    'base64url',
  ).toString();
  return { asked, connection, url };
}

/** Verifies a presigned URL as AWS does, by the SigV4 specification. */
function signatureOf(url: string, clusterName: string): string {
  const hmac = (key: string | Buffer, text: string) =>
    createHmac('sha256', key).update(text).digest();
  const sha256 = (text: string) =>
    createHash('sha256').update(text).digest('hex');
  const { host, search } = new URL(url);
  const query = search
    .slice(1)
    .split('&')
    .filter(pair => !pair.startsWith('X-Amz-Signature='))
    .sort();
  const canonical = [
    'GET',
    '/',
    query.join('&'),
    `host:${host}`,
    `x-k8s-aws-id:${clusterName}`,
    '',
    'host;x-k8s-aws-id',
    sha256(''),
  ].join('\n');
  const scope = '20261124/eu-north-1/sts/aws4_request';
  const key = scope
    .split('/')
    .reduce<string | Buffer>(hmac, `AWS4${credentials.secretAccessKey}`);
  const text = ['AWS4-HMAC-SHA256', '20261124T120000Z', scope];
  return hmac(key, [...text, sha256(canonical)].join('\n')).toString('hex');
}

describe('createAwsIamAccessProvider', () => {
  it('signs a token for this cluster with the credentials of its account', async () => {
    const { asked, connection, url } = await connect();

    expect(asked).toEqual(['333333333333']);
    expect(connection).toMatchObject({
      server: cluster.endpoint,
      certificateAuthority: 'Q0E=',
      token: expect.stringMatching(/^k8s-aws-v1\.[A-Za-z0-9_-]+$/),
    });
    const { host, searchParams } = new URL(url);
    expect(host).toBe('sts.eu-north-1.amazonaws.com');
    expect(Object.fromEntries(searchParams)).toMatchObject({
      Action: 'GetCallerIdentity',
      Version: '2011-06-15',
      'X-Amz-Expires': '60',
      'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
      'X-Amz-Security-Token': credentials.sessionToken,
    });
    const signature = searchParams.get('X-Amz-Signature');
    expect(signature).toBe(signatureOf(url, 'prod-eks1'));
    expect(signature).not.toBe(signatureOf(url, 'prod-eks2'));
  });

  it.each([
    ['eu-west-1', 'sts.eu-west-1.amazonaws.com'],
    ['us-gov-west-1', 'sts.us-gov-west-1.amazonaws.com'],
    ['cn-north-1', 'sts.cn-north-1.amazonaws.com.cn'],
    ['eusc-de-east-1', 'sts.eusc-de-east-1.amazonaws.eu'],
  ])('asks STS of %s at %s', async (region, host) => {
    const { url } = await connect({}, { ...cluster, region });
    expect(new URL(url).host).toBe(host);
  });

  it.each([
    [undefined, '2026-11-24T12:14:00.000Z'],
    ['2026-11-24T13:00:00Z', '2026-11-24T12:14:00.000Z'],
    ['2026-11-24T12:05:00Z', '2026-11-24T12:04:00.000Z'],
  ])(
    'with credentials until %s the token is good until %s',
    async (expiration, expiresAt) => {
      const { connection } = await connect(
        expiration ? { expiration: new Date(expiration) } : {},
      );
      expect(connection.expiresAt.toISOString()).toBe(expiresAt);
    },
  );

  it.each([
    [
      'AccessDenied',
      'NotAllowedError',
      /does not let the portal take its role/,
    ],
    ['ExpiredTokenException', 'ServiceUnavailableError', /have expired/],
    ['CredentialsProviderError', 'ServiceUnavailableError', /not be obtained/],
  ])('tells %s as %s in words', async (name, thrown, words) => {
    const provider = createAwsIamAccessProvider({
      credentialsFor: async () => async () => {
        throw Object.assign(new Error('X-Amz-Signature=abc'), { name });
      },
    });
    await expect(provider.connect(cluster, {})).rejects.toMatchObject({
      name: thrown,
      message: expect.stringMatching(words),
    });
    await expect(provider.connect(cluster, {})).rejects.not.toThrow(
      /X-Amz-Signature/,
    );
  });
});
