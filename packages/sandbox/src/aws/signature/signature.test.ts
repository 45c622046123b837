import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { EKSClient, ListClustersCommand } from '@aws-sdk/client-eks';
import {
  DescribeOrganizationCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  accountConfiguration,
  type ClientConfiguration,
  homeConfiguration,
} from '../../__testUtils__/clients';
import { type Sandbox, startSandbox } from '../../startSandbox';

describe('signatures', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  const calls: Record<
    string,
    (configuration: ClientConfiguration) => Promise<object>
  > = {
    eks: configuration =>
      new EKSClient(configuration).send(new ListClustersCommand({})),
    sts: configuration =>
      new STSClient(configuration).send(new GetCallerIdentityCommand({})),
    ec2: configuration =>
      new EC2Client(configuration).send(new DescribeVpcsCommand({})),
    organizations: configuration =>
      new OrganizationsClient(configuration).send(
        new DescribeOrganizationCommand({}),
      ),
  };

  it.each([
    ['eks', 'InvalidSignatureException', 403],
    ['sts', 'SignatureDoesNotMatch', 403],
    ['ec2', 'AuthFailure', 401],
    ['organizations', 'InvalidSignatureException', 400],
  ])('refuses a wrong secret in %s as %s', async (service, name, status) => {
    const configuration = homeConfiguration(sandbox);
    await expect(
      calls[service]({
        ...configuration,
        credentials: {
          ...configuration.credentials,
          secretAccessKey: 'not the secret of this key',
        },
      }),
    ).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
    await expect(calls[service](configuration)).resolves.toBeDefined();
  });

  it.each([
    ['eks', 'UnrecognizedClientException', 403],
    ['sts', 'InvalidClientTokenId', 403],
    ['ec2', 'AuthFailure', 401],
    ['organizations', 'UnrecognizedClientException', 400],
  ])('refuses an unknown key in %s as %s', async (service, name, status) => {
    await expect(
      calls[service]({
        ...homeConfiguration(sandbox),
        credentials: { accessKeyId: 'AKIAUNKNOWN', secretAccessKey: 'x' },
      }),
    ).rejects.toMatchObject({ name, $metadata: { httpStatusCode: status } });
  });

  it.each([
    ['eks', 'ExpiredTokenException'],
    ['sts', 'ExpiredToken'],
    ['ec2', 'RequestExpired'],
    ['organizations', 'ExpiredTokenException'],
  ])('refuses an expired session in %s as %s', async (service, name) => {
    const configuration = await accountConfiguration(sandbox, '111111111111');
    sandbox.credentials.expireSessions();
    await expect(calls[service](configuration)).rejects.toMatchObject({ name });
  });

  it('refuses a session without its token, and one with another token', async () => {
    const configuration = await accountConfiguration(sandbox, '111111111111');
    for (const sessionToken of [undefined, 'another token']) {
      await expect(
        calls.eks({
          ...configuration,
          credentials: { ...configuration.credentials, sessionToken },
        }),
      ).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
    }
  });

  it('refuses a clock that is more than 15 minutes off', async () => {
    const client = new EKSClient({
      ...homeConfiguration(sandbox),
      systemClockOffset: -20 * 60 * 1000,
    });
    await expect(
      client.send(new ListClustersCommand({})),
    ).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('refuses a request without a signature in the protocol of the service', async () => {
    const eks = await fetch(`${sandbox.awsUrl}/clusters`);
    expect(eks.status).toBe(403);
    expect(eks.headers.get('x-amzn-errortype')).toBe(
      'MissingAuthenticationTokenException',
    );
    await expect(eks.json()).resolves.toEqual({
      message: 'Missing Authentication Token',
    });
    const query = await fetch(sandbox.awsUrl, {
      method: 'POST',
      body: 'Action=GetCallerIdentity',
    });
    expect(query.status).toBe(403);
    await expect(query.text()).resolves.toContain(
      '<Code>MissingAuthenticationToken</Code>',
    );
  });
});
