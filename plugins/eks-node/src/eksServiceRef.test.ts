import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  ServiceFactoryTester,
} from '@backstage/backend-test-utils';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { EksService, eksServiceRef } from './eksServiceRef';

const id = {
  accountId: '111111111111',
  region: 'eu-west-1',
  clusterName: 'dev-eks1',
};
/** What a plugin gets that depends on the service. */
const dependent = createServiceFactory({
  service: createServiceRef<EksService>({ id: 'dependent' }),
  deps: { eks: eksServiceRef },
  factory: ({ eks }) => eks,
});
const credentials = mockCredentials.service('plugin:catalog');

describe('eksServiceRef', () => {
  let server: Server;
  afterEach(async () => {
    jest.restoreAllMocks();
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  async function serviceOver(listener: RequestListener) {
    server = createServer(listener);
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const getBaseUrl = async (plugin: string) =>
      `http://127.0.0.1:${port}/api/${plugin}`;
    return ServiceFactoryTester.from(dependent, {
      dependencies: [
        mockServices.discovery.mock({
          getBaseUrl,
          getExternalBaseUrl: getBaseUrl,
        }).factory,
      ],
    }).getSubject('catalog');
  }

  it('asks on behalf of the credentials and parses the answer', async () => {
    const seen: (string | undefined)[] = [];
    const eks = await serviceOver((request, response) => {
      seen.push(request.url, request.headers.authorization);
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify({ items: [], totalItems: 0 }));
    });
    await expect(
      eks.listClusters({ environment: ['dev'] }, { credentials }),
    ).resolves.toEqual({ items: [], totalItems: 0 });
    expect(seen).toEqual([
      '/api/eks/clusters?environment=dev',
      expect.stringMatching(/^Bearer mock-service-token:.*"eks"/),
    ]);
  });

  it('ends a call that hangs after 30 seconds', async () => {
    const limits: number[] = [];
    const timeout = AbortSignal.timeout;
    jest.spyOn(AbortSignal, 'timeout').mockImplementation(ms => {
      limits.push(ms);
      return timeout.call(AbortSignal, 50);
    });
    const answers: RequestListener[] = [
      () => {},
      (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' });
        response.write('{');
      },
    ];
    const eks = await serviceOver((...args) => answers.shift()?.(...args));
    for (const caller of [undefined, new AbortController().signal]) {
      await expect(
        eks.getCluster(id, { credentials, signal: caller }),
      ).rejects.toMatchObject({
        name: 'ServiceUnavailableError',
        message: 'The eks backend did not answer within 30 s.',
      });
    }
    expect(limits).toEqual([30_000, 30_000]);
    expect(answers).toEqual([]);
  });

  it('ends a call whose caller leaves, with the reason of the caller', async () => {
    const leaver = new AbortController();
    const eks = await serviceOver(() => leaver.abort(new Error('left')));
    await expect(
      eks.getCluster(id, { credentials, signal: leaver.signal }),
    ).rejects.toThrow('left');
  });
});
