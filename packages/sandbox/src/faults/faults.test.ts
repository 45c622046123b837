import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  DescribeClusterCommand,
  EKSClient,
  ListClustersCommand,
} from '@aws-sdk/client-eks';
import {
  ListAccountsCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type * as client from '@kubernetes/client-node';
import {
  accountConfiguration,
  type ClientConfiguration,
  homeConfiguration,
} from '../__testUtils__/clients';
import { type Sandbox, startSandbox } from '../startSandbox';

// A busy machine takes its time to start a sandbox.
jest.setTimeout(60_000);

describe('faults', () => {
  let sandbox: Sandbox;
  let prod: ClientConfiguration;

  beforeAll(async () => {
    sandbox = await startSandbox();
    prod = await accountConfiguration(sandbox, '333333333333');
  });

  afterEach(() => sandbox.faults.clear());

  afterAll(async () => {
    await sandbox.stop();
  });

  const listClusters = (more = {}) =>
    new EKSClient({ ...prod, ...more }).send(new ListClustersCommand({}));

  describe('of AWS', () => {
    it('deny access with the sentence of IAM', async () => {
      sandbox.faults.add({
        effect: 'access-denied',
        account: '333333333333',
        service: 'eks',
        operation: 'ListClusters',
      });
      await expect(listClusters()).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message:
          'User: arn:aws:sts::333333333333:assumed-role/xkf-portal-reader/test is not authorized to perform: eks:ListClusters on resource: arn:aws:eks:eu-west-1:333333333333:cluster/*',
        $metadata: { httpStatusCode: 403 },
      });
      const dev = new EKSClient(
        await accountConfiguration(sandbox, '111111111111'),
      );
      await expect(
        dev.send(new ListClustersCommand({})),
      ).resolves.toMatchObject({ clusters: ['dev-eks1', 'dev-eks2'] });
    });

    it('throttle in the words of each service', async () => {
      sandbox.faults.add({ effect: 'throttle' });
      await expect(listClusters()).rejects.toMatchObject({
        name: 'ThrottlingException',
        $metadata: { httpStatusCode: 429 },
      });
      await expect(
        new EC2Client(prod).send(new DescribeVpcsCommand({})),
      ).rejects.toMatchObject({
        name: 'RequestLimitExceeded',
        $metadata: { httpStatusCode: 503 },
      });
      await expect(
        new STSClient(prod).send(new GetCallerIdentityCommand({})),
      ).rejects.toMatchObject({ name: 'Throttling' });
      await expect(
        new OrganizationsClient(homeConfiguration(sandbox)).send(
          new ListAccountsCommand({}),
        ),
      ).rejects.toMatchObject({ name: 'TooManyRequestsException' });
    });

    it('are over after `remaining` requests, so that a retry succeeds', async () => {
      sandbox.faults.add({ effect: 'throttle', remaining: 2 });
      const answer = await listClusters({ maxAttempts: 3 });
      expect(answer.clusters).toEqual(['prod-eks1', 'prod-eks2']);
      expect(answer.$metadata.attempts).toBe(3);
      expect(sandbox.faults.list()).toEqual([]);
    });

    it('strike the share of requests given by `ratio`', async () => {
      sandbox.faults.add({ effect: 'server-error', status: 503, ratio: 0.25 });
      const failed = [];
      for (let call = 0; call < 8; call += 1) {
        failed.push(
          await listClusters().then(
            () => false,
            error => error.$metadata.httpStatusCode === 503,
          ),
        );
      }
      expect(failed.filter(Boolean)).toHaveLength(2);
    });

    it('strike one cluster only', async () => {
      sandbox.faults.add({ effect: 'not-found', cluster: 'prod-eks1' });
      const describeCluster = (name: string) =>
        new EKSClient(prod).send(new DescribeClusterCommand({ name }));
      await expect(describeCluster('prod-eks1')).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      });
      await expect(describeCluster('prod-eks2')).resolves.toBeDefined();
    });

    it('expire tokens, delay and hang', async () => {
      sandbox.faults.add({ effect: 'expired-token', remaining: 1 });
      await expect(listClusters()).rejects.toMatchObject({
        name: 'ExpiredTokenException',
      });
      sandbox.faults.add({
        effect: 'latency',
        milliseconds: 300,
        remaining: 1,
      });
      const started = Date.now();
      await listClusters();
      expect(Date.now() - started).toBeGreaterThanOrEqual(295);
      sandbox.faults.add({ effect: 'hang', remaining: 1 });
      await expect(
        new EKSClient(prod).send(new ListClustersCommand({}), {
          abortSignal: AbortSignal.timeout(200),
        }),
      ).rejects.toMatchObject({ name: 'AbortError' });
    });
  });

  describe('of Kubernetes', () => {
    let k8s: typeof client;

    beforeAll(async () => {
      k8s = await import('@kubernetes/client-node');
    });

    function nodes(context: string) {
      const config = new k8s.KubeConfig();
      config.loadFromString(sandbox.kubeconfig());
      config.setCurrentContext(context);
      return config.makeApiClient(k8s.CoreV1Api).listNode();
    }
    const PROD1 = '333333333333/eu-west-1/prod-eks1';
    const PROD2 = '333333333333/eu-west-1/prod-eks2';

    /** The codes and messages of an error and of its causes. */
    function story(error: unknown): string {
      const { code, message, cause } = error as {
        code?: unknown;
        message?: string;
        cause?: unknown;
      };
      return `${code} ${message} ${cause ? story(cause) : ''}`;
    }

    const failure = (context: string) =>
      nodes(context).then(() => 'no failure', story);

    it('break the connection to one cluster', async () => {
      await expect(nodes(PROD1)).resolves.toBeDefined();
      const id = sandbox.faults.add({
        effect: 'unreachable',
        account: '333333333333',
        cluster: 'prod-eks1',
      });
      await expect(failure(PROD1)).resolves.toMatch(
        /ECONNRESET|UND_ERR_SOCKET|socket/,
      );
      await expect(nodes(PROD2)).resolves.toBeDefined();
      sandbox.faults.remove(id);
      await expect(nodes(PROD1)).resolves.toBeDefined();
    });

    it('serve a certificate that nobody trusts', async () => {
      sandbox.faults.add({ effect: 'tls', cluster: 'prod-eks1' });
      await expect(failure(PROD1)).resolves.toMatch(
        /certificate|UNABLE_TO_VERIFY|SELF_SIGNED/i,
      );
    });

    it.each([
      ['unauthorized' as const, 401],
      ['access-denied' as const, 403],
      ['throttle' as const, 429],
      ['not-found' as const, 404],
    ])('answer %s as %i', async (effect, code) => {
      sandbox.faults.add({
        effect,
        service: 'kubernetes',
        operation: 'GET /api/v1/nodes',
      });
      await expect(nodes(PROD1)).rejects.toMatchObject({ code });
      await expect(listClusters()).resolves.toBeDefined();
    });

    it('delay', async () => {
      sandbox.faults.add({
        effect: 'latency',
        service: 'kubernetes',
        milliseconds: 300,
      });
      const started = Date.now();
      await nodes(PROD1);
      expect(Date.now() - started).toBeGreaterThanOrEqual(295);
    });
  });

  describe('over HTTP', () => {
    const send = async (method: string, path: string, body?: string) => {
      const response = await fetch(`${sandbox.controlUrl}${path}`, {
        method,
        ...(body
          ? { body, headers: { 'content-type': 'application/json' } }
          : {}),
      });
      const text = await response.text();
      return { status: response.status, body: text && JSON.parse(text) };
    };

    it('are added, listed and removed', async () => {
      const { status, body } = await send(
        'POST',
        '/faults',
        JSON.stringify({ effect: 'throttle', service: 'eks' }),
      );
      expect(status).toBe(201);
      await expect(send('GET', '/faults')).resolves.toEqual({
        status: 200,
        body: {
          faults: [
            { id: body.id, effect: 'throttle', service: 'eks', ratio: 1 },
          ],
        },
      });
      await expect(listClusters()).rejects.toThrow('Rate exceeded');
      await expect(send('DELETE', `/faults/${body.id}`)).resolves.toEqual({
        status: 204,
        body: '',
      });
      await expect(send('DELETE', `/faults/${body.id}`)).resolves.toMatchObject(
        { status: 404 },
      );
      await expect(send('DELETE', '/faults')).resolves.toMatchObject({
        status: 204,
      });
    });

    it('are refused with the name of the mistake', async () => {
      for (const [body, message] of [
        ['{', 'The body is not JSON'],
        ['{"effect":"explode"}', 'fault.effect: Invalid'],
        ['{"effect":"latency"}', 'fault.milliseconds: Invalid input'],
        [
          '{"effect":"hang","account":"1"}',
          'fault.account: expected 12 digits',
        ],
        ['{"effect":"hang","acount":"1"}', 'acount'],
      ]) {
        const answer = await send('POST', '/faults', body);
        expect(answer.status).toBe(400);
        expect(answer.body.error).toContain(message);
      }
      await expect(send('PUT', '/faults', '{}')).resolves.toMatchObject({
        status: 404,
      });
      const plain = await fetch(`${sandbox.controlUrl}/faults`, {
        method: 'POST',
        body: '{"effect":"hang"}',
      });
      expect(plain.status).toBe(415);
      expect(sandbox.faults.list()).toEqual([]);
    });

    it('come with a summary of what exists', async () => {
      const { body } = await send('GET', '/state');
      expect(body.accounts).toHaveLength(9);
      expect(body.clusters).toHaveLength(10);
      expect(body.clusters).toContainEqual(
        expect.objectContaining({
          account: '333333333333',
          name: 'prod-eks1',
          version: '1.32',
          nodes: 5,
          apiServer: 'serving',
        }),
      );
    });
  });
});
