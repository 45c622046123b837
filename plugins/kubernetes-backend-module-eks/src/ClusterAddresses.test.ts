import { mockServices } from '@backstage/backend-test-utils';
import { NotFoundError, ResponseError } from '@backstage/errors';
import { ClusterDetails } from '@backstage/plugin-kubernetes-node';
import { ClusterId, formatClusterArn } from '@xkf/backstage-plugin-eks-common';
import { EksServiceCallOptions } from '@xkf/backstage-plugin-eks-node';
import { ClusterAddresses } from './ClusterAddresses';

const endpoint = 'https://0A1B2C3D.gr7.eu-west-1.eks.amazonaws.com';
const certificateAuthority = 'LS0tLS1CRUdJTi0tLS0t';

function idOf(clusterName: string): ClusterId {
  return { accountId: '111111111111', region: 'eu-west-1', clusterName };
}

function setUp() {
  let now = Date.now();
  const getCluster = jest.fn(
    async (
      _id: ClusterId,
      _options: EksServiceCallOptions,
    ): Promise<{ endpoint?: string; certificateAuthority?: string }> => ({
      endpoint,
      certificateAuthority,
    }),
  );
  const addresses = new ClusterAddresses({
    eks: { getCluster },
    auth: mockServices.auth({ pluginId: 'kubernetes' }),
    now: () => new Date(now),
  });
  const check = (details: Partial<ClusterDetails> = {}, name = 'dev-eks1') =>
    addresses.check(formatClusterArn(idOf(name)), idOf(name), {
      name: 'entity',
      url: endpoint,
      authMetadata: {},
      ...details,
    });
  return {
    check,
    getCluster,
    pass: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

describe('ClusterAddresses', () => {
  it('asks the eks backend as the portal itself', async () => {
    const { check, getCluster } = setUp();
    await check();
    const [[id, { credentials }]] = getCluster.mock.calls;
    expect(id).toEqual(idOf('dev-eks1'));
    expect(credentials.principal).toMatchObject({
      type: 'service',
      subject: 'plugin:kubernetes',
    });
  });

  it.each<[string, Partial<ClusterDetails>]>([
    ['the address with its authority', { caData: `${certificateAuthority}\n` }],
    ['the address in another spelling', { url: `${endpoint.toLowerCase()}/` }],
    ['the address alone', { caData: undefined }],
  ])('accepts %s', async (_, details) => {
    await expect(setUp().check(details)).resolves.toBeUndefined();
  });

  it.each<[string, string, Partial<ClusterDetails>]>([
    ['another host', 'its address', { url: 'https://evil.example' }],
    ['a host that looks alike', 'its address', { url: `${endpoint}.evil.io` }],
    [
      'the endpoint as a user name',
      'its address',
      { url: `${endpoint}@evil.example` },
    ],
    ['another port', 'its address', { url: `${endpoint}:8443` }],
    ['http', 'its address', { url: endpoint.replace('https', 'http') }],
    ['a path', 'its address', { url: `${endpoint}/proxy` }],
    ['no address', 'its address', { url: '' }],
    ['another authority', 'its certificate authority', { caData: 'AAAA' }],
    ['unchecked TLS', 'its certificate would', { skipTLSVerify: true }],
  ])('refuses %s', async (_, why, details) => {
    await expect(setUp().check(details)).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringContaining(
        `entity, which claims to be arn:aws:eks:eu-west-1:111111111111:cluster/dev-eks1: ${why}`,
      ),
    });
  });

  it('refuses a cluster without an address, such as one being created', async () => {
    const { check, getCluster } = setUp();
    getCluster.mockResolvedValue({});
    await expect(check()).rejects.toThrow('its address is not the one AWS');
    await expect(check({ url: '' })).rejects.toThrow('its address is not');
  });

  it('refuses a cluster that the eks backend does not know', async () => {
    const { check, getCluster } = setUp();
    const notFound = await ResponseError.fromResponse(
      Response.json(
        {
          error: { name: 'NotFoundError', message: 'None' },
          response: { statusCode: 404 },
        },
        { status: 404 },
      ) as Parameters<typeof ResponseError.fromResponse>[0],
    );
    for (const error of [notFound, new NotFoundError('None')]) {
      getCluster.mockRejectedValueOnce(error);
      await expect(check()).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: expect.stringContaining('knows no cluster dev-eks1'),
      });
    }
    await expect(check()).resolves.toBeUndefined();
  });

  it('refuses while the eks backend fails, without its words', async () => {
    const { check, getCluster } = setUp();
    getCluster.mockRejectedValueOnce(new Error('secret text'));
    const failure = await check().catch(e => e);
    expect(failure).toMatchObject({ name: 'ServiceUnavailableError' });
    expect(failure.message).toContain('cannot say now where cluster dev-eks1');
    expect(failure.message).not.toContain('secret');
  });

  it('waits 5 seconds for the eks backend', async () => {
    const { check, getCluster } = setUp();
    getCluster.mockImplementationOnce(() => new Promise(() => {}));
    jest.useFakeTimers();
    try {
      const failure = check().catch(e => e);
      await jest.advanceTimersByTimeAsync(5_000);
      expect(await failure).toMatchObject({ name: 'ServiceUnavailableError' });
      expect(getCluster.mock.calls[0][1].signal?.aborted).toBe(true);
    } finally {
      jest.useRealTimers();
    }
  });

  it('asks once in five minutes, however many ask', async () => {
    const { check, getCluster, pass } = setUp();
    await Promise.all([check(), check(), check()]);
    pass(5 * 60_000 - 1);
    await check();
    expect(getCluster).toHaveBeenCalledTimes(1);
    pass(1);
    getCluster.mockResolvedValue({ endpoint: 'https://new.example' });
    await expect(check()).rejects.toThrow('its address');
    expect(getCluster).toHaveBeenCalledTimes(2);
  });

  it('keeps a bounded number of addresses', async () => {
    const { check, getCluster } = setUp();
    for (let i = 0; i <= 1000; i++) await check({}, `eks${i}`);
    await check({}, 'eks1');
    expect(getCluster).toHaveBeenCalledTimes(1001);
    await check({}, 'eks0');
    expect(getCluster).toHaveBeenCalledTimes(1002);
  });
});
