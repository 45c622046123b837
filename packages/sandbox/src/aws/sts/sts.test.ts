import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  STSClient,
} from '@aws-sdk/client-sts';
import {
  accountConfiguration,
  eksToken,
  homeConfiguration,
} from '../../__testUtils__/clients';
import { type Sandbox, startSandbox } from '../../startSandbox';

describe('STS', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox();
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  const assume = (RoleArn: string, more = {}) =>
    new STSClient(homeConfiguration(sandbox)).send(
      new AssumeRoleCommand({ RoleArn, RoleSessionName: 'portal', ...more }),
    );

  it('knows the caller of the home key and of a session', async () => {
    const home = new STSClient(homeConfiguration(sandbox));
    await expect(
      home.send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({
      Account: '999999999999',
      Arn: 'arn:aws:iam::999999999999:user/xkf-portal',
    });
    const session = new STSClient(
      await accountConfiguration(sandbox, '333333333333'),
    );
    await expect(
      session.send(new GetCallerIdentityCommand({})),
    ).resolves.toMatchObject({
      Account: '333333333333',
      Arn: 'arn:aws:sts::333333333333:assumed-role/xkf-portal-reader/test',
    });
  });

  it('gives a session that ends after the duration asked for', async () => {
    const { Credentials, AssumedRoleUser } = await assume(
      'arn:aws:iam::111111111111:role/xkf-portal-reader',
      { DurationSeconds: 900 },
    );
    const left = (Credentials?.Expiration?.getTime() ?? 0) - Date.now();
    expect(left).toBeGreaterThan(890_000);
    expect(left).toBeLessThanOrEqual(900_000);
    expect(Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    expect(AssumedRoleUser?.Arn).toBe(
      'arn:aws:sts::111111111111:assumed-role/xkf-portal-reader/portal',
    );
  });

  it('refuses accounts without the role, unknown roles and roles of a service', async () => {
    for (const arn of [
      'arn:aws:iam::555555555555:role/xkf-portal-reader',
      'arn:aws:iam::111111111111:role/another',
      'arn:aws:iam::111111111111:role/xks-eu-west-1-dev-eks-cluster',
      'arn:aws:iam::123456789012:role/xkf-portal-reader',
    ]) {
      await expect(assume(arn)).rejects.toMatchObject({
        name: 'AccessDenied',
        message: `User: arn:aws:iam::999999999999:user/xkf-portal is not authorized to perform: sts:AssumeRole on resource: ${arn}`,
        $metadata: { httpStatusCode: 403 },
      });
    }
  });

  it('refuses what is not valid', async () => {
    const arn = 'arn:aws:iam::111111111111:role/xkf-portal-reader';
    for (const call of [
      assume('xkf-portal-reader-of-111111111111'),
      assume(arn, { RoleSessionName: 'not valid' }),
      assume(arn, { DurationSeconds: 60 }),
      assume(arn, { DurationSeconds: 7200 }),
    ]) {
      await expect(call).rejects.toMatchObject({ name: 'ValidationError' });
    }
  });

  it('answers a presigned GET whose cluster header was signed', async () => {
    const { host } = new URL(sandbox.awsUrl);
    const get = async (signedAt: Date, cluster: string) => {
      const token = await eksToken(homeConfiguration(sandbox), 'dev-eks1', {
        host,
        signedAt,
      });
      const url = Buffer.from(token.split('.')[1], 'base64url')
        .toString('utf8')
        .replace('https://', 'http://');
      const response = await fetch(url, {
        headers: { 'x-k8s-aws-id': cluster },
      });
      return `${response.status} ${await response.text()}`;
    };
    const now = new Date();
    await expect(get(now, 'dev-eks1')).resolves.toMatch(
      /^200 .*<Arn>arn:aws:iam::999999999999:user\/xkf-portal<\/Arn>/,
    );
    await expect(get(now, 'qa-eks1')).resolves.toMatch(
      /^403 .*<Code>SignatureDoesNotMatch</,
    );
    const old = new Date(now.getTime() - 16 * 60_000);
    await expect(get(old, 'dev-eks1')).resolves.toMatch(
      /^403 .*<Code>ExpiredToken</,
    );
  });
});
