import { formatClusterArn, parseClusterArn } from '../arn';
import { buildPath, createEksClient } from './client';
import { Endpoint } from './endpoint';
import { endpoints } from './endpoints';

const id = {
  accountId: '011111111111',
  region: 'eu-west-1',
  clusterName: 'dev-eks1',
};

function clientAnswering(status: number, body: unknown) {
  const fetch = jest.fn(
    async (_url: string, _init: RequestInit) =>
      ({
        ok: status < 400,
        status,
        statusText: '',
        headers: new Headers({ 'content-type': 'application/json' }),
        json: async () => body,
        text: async () => JSON.stringify(body),
      }) as Response,
  );
  const baseUrl = async () => 'http://portal/api/eks';
  return { client: createEksClient({ baseUrl, fetch }), fetch };
}

describe('createEksClient', () => {
  it('builds path and query from the table and parses the answer', async () => {
    const { client, fetch } = clientAnswering(200, {
      items: [],
      totalItems: 0,
    });
    const answer = await client.listClusters({
      environment: ['dev', 'qa'],
      search: 'a b&c',
      limit: 5,
    });
    expect(answer).toEqual({ items: [], totalItems: 0 });
    expect(fetch).toHaveBeenCalledWith(
      'http://portal/api/eks/clusters?environment=dev&environment=qa&search=a+b%26c&limit=5',
      { method: 'GET' },
    );
  });

  it('sends a body where the table has one', async () => {
    const { client, fetch } = clientAnswering(202, { started: 1, running: 0 });
    await client.startScan({ accountId: id.accountId });
    const [url, init] = fetch.mock.calls[0];
    expect(url).toBe('http://portal/api/eks/scan');
    expect(init).toMatchObject({
      method: 'POST',
      body: JSON.stringify({ accountId: id.accountId }),
    });
  });

  it('refuses params, query and body that do not fit, in the words of the backend', async () => {
    const { client, fetch } = clientAnswering(200, {});
    const name = 'InputError';
    await expect(
      client.getCluster({ ...id, accountId: '1', clusterName: '../secrets' }),
    ).rejects.toMatchObject({
      name,
      message: expect.stringMatching(
        /^The request is not valid\. accountId: must be an AWS account id: 12 digits; clusterName: must be a cluster name/,
      ),
    });
    await expect(client.listClusters({ limit: 5000 })).rejects.toMatchObject({
      name,
      message: expect.stringMatching(/^The request is not valid\. limit: /),
    });
    await expect(
      client.listClusters({ region: ['eu-west-1', 'Ireland'] }),
    ).rejects.toMatchObject({
      name,
      message: expect.stringMatching(/^The request is not valid\. region/),
    });
    await expect(
      client.startScan({ accountId: 'all of them' }),
    ).rejects.toMatchObject({
      name,
      message:
        'The request is not valid. accountId: must be an AWS account id: 12 digits',
    });
    expect(() => buildPath(endpoints.getCluster, {})).toThrow(
      'The request is not valid. accountId: ',
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  it('refuses an answer that does not fit', async () => {
    const { client } = clientAnswering(200, { items: 'none' });
    await expect(client.listNodes(id)).rejects.toThrow('items');
  });

  it('turns failures into response errors with their message', async () => {
    const { client } = clientAnswering(404, {
      error: { name: 'NotFoundError', message: 'No cluster dev-eks1' },
      response: { statusCode: 404 },
    });
    await expect(client.getCluster(id)).rejects.toMatchObject({
      name: 'ResponseError',
      cause: { name: 'NotFoundError', message: 'No cluster dev-eks1' },
    });
  });
});

describe('the endpoint table', () => {
  it('declares the paths of the contract, each once', () => {
    const routes = Object.values<Endpoint>(endpoints).map(
      ({ method, path }) => `${method} ${path}`,
    );
    const cluster = '/clusters/:accountId/:region/:clusterName';
    expect(routes).toEqual([
      'GET /clusters',
      `GET ${cluster}`,
      `GET ${cluster}/node-groups`,
      `GET ${cluster}/nodes`,
      `GET ${cluster}/addons`,
      `GET ${cluster}/updates`,
      `POST ${cluster}/refresh`,
      'GET /versions',
      'GET /scan-status',
      'POST /scan',
      `GET ${cluster}/drift`,
      'POST /terraform/changes/preview',
      'POST /terraform/changes',
      'GET /terraform/changes',
      'GET /terraform/changes/:changeId',
      'POST /operations/plan',
      `GET ${cluster}/rotation-options`,
      'POST /operations',
      'GET /operations',
      'GET /operations/:id',
      'GET /operations/:id/events',
      'POST /operations/:id/approve',
      'POST /operations/:id/pause',
      'POST /operations/:id/resume',
      'POST /operations/:id/retry',
      'POST /operations/:id/cancel',
      'POST /operations/:id/choose',
      'GET /tenants',
      'GET /networks',
      'GET /peerings',
      'GET /irsa-roles',
    ]);
  });

  it('reads what an address can hold: texts, one or several, and yes or no', () => {
    const { query } = endpoints.listOperations;
    expect(query.parse({ active: 'true', state: 'blocked' })).toMatchObject({
      active: true,
      state: ['blocked'],
    });
    expect(query.parse({ active: false }).active).toBe(false);
    expect(query.parse({ active: 'false' }).active).toBe(false);
    expect(query.safeParse({ active: 'maybe' }).success).toBe(false);
  });

  it('names every path parameter in params and never a key twice', () => {
    for (const endpoint of Object.values<Endpoint>(endpoints)) {
      const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(m => m[1]);
      expect(Object.keys(endpoint.params.shape)).toEqual(inPath);
      const keys = [endpoint.params, endpoint.query, endpoint.body].flatMap(
        schema => Object.keys(schema.shape),
      );
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe('cluster ARNs', () => {
  it.each([
    ['eu-west-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('round-trip in %s', (region, partition) => {
    const arn = formatClusterArn({ ...id, region });
    expect(arn).toBe(
      `arn:${partition}:eks:${region}:011111111111:cluster/dev-eks1`,
    );
    expect(parseClusterArn(arn)).toEqual({ ...id, region });
  });

  it.each(['', 'arn:aws:eks:eu-west-1:1:cluster/x', 'arn:aws:s3:::bucket'])(
    'refuses %p',
    text => expect(parseClusterArn(text)).toBeUndefined(),
  );
});
