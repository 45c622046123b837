import {
  CreateAccountCommand,
  DescribeAccountCommand,
  DescribeCreateAccountStatusCommand,
  DescribeOrganizationalUnitCommand,
  ListCreateAccountStatusCommand,
  ListParentsCommand,
  ListTagsForResourceCommand,
  MoveAccountCommand,
  OrganizationsClient,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-organizations';
import { GetRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { DescribeVpcsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import {
  accountConfiguration,
  homeConfiguration,
} from '../../__testUtils__/clients';
import { missing, programOf, run } from '../../__testUtils__/programs';
import { type Sandbox, startSandbox } from '../../startSandbox';

const TENANTS = 'ou-acme-tenants01';

// A busy machine takes its time to start a sandbox.
jest.setTimeout(60_000);

describe('accounts of an organization', () => {
  let sandbox: Sandbox;
  let home: OrganizationsClient;

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
    home = new OrganizationsClient(homeConfiguration(sandbox, 'us-east-1'));
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const create = async (name: string, Email = `aws+${name}@acme.example`) => {
    const { CreateAccountStatus } = await home.send(
      new CreateAccountCommand({ AccountName: name, Email }),
    );
    return CreateAccountStatus;
  };
  const status = async (id: string | undefined) => {
    const { CreateAccountStatus } = await home.send(
      new DescribeCreateAccountStatusCommand({ CreateAccountRequestId: id }),
    );
    return CreateAccountStatus;
  };
  const control = async (path: string, body: object) => {
    const response = await fetch(`${sandbox.controlUrl}/organization/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return response.status;
  };
  const move = (AccountId: string, from: string, to: string) =>
    home.send(
      new MoveAccountCommand({
        AccountId,
        SourceParentId: from,
        DestinationParentId: to,
      }),
    );
  const assume = (account: string, role: string) =>
    new STSClient(homeConfiguration(sandbox)).send(
      new AssumeRoleCommand({
        RoleArn: `arn:aws:iam::${account}:role/${role}`,
        RoleSessionName: 'test',
      }),
    );

  it('are made in the root, moved, and then have the roles of their unit', async () => {
    const asked = await create('tenant-music');
    expect(asked).toMatchObject({
      Id: expect.stringMatching(/^car-[a-z0-9]{8,32}$/),
      State: 'IN_PROGRESS',
      AccountName: 'tenant-music',
      RequestedTimestamp: expect.any(Date),
    });
    await sandbox.idle();
    const done = await status(asked?.Id);
    expect(done).toMatchObject({
      State: 'SUCCEEDED',
      AccountId: expect.stringMatching(/^\d{12}$/),
      CompletedTimestamp: expect.any(Date),
    });
    const id = done?.AccountId ?? '';
    const parents = () => home.send(new ListParentsCommand({ ChildId: id }));
    await expect(parents()).resolves.toMatchObject({
      Parents: [{ Id: 'r-acme', Type: 'ROOT' }],
    });
    await expect(
      home.send(new DescribeAccountCommand({ AccountId: id })),
    ).resolves.toMatchObject({
      Account: {
        Email: 'aws+tenant-music@acme.example',
        JoinedMethod: 'CREATED',
      },
    });
    await assume(id, 'OrganizationAccountAccessRole');
    await expect(assume(id, 'xkf-portal-reader')).rejects.toThrow(
      'is not authorized to perform: sts:AssumeRole',
    );

    await move(id, 'r-acme', 'ou-acme-tenantprd');
    await sandbox.idle();
    await expect(parents()).resolves.toMatchObject({
      Parents: [{ Id: 'ou-acme-tenantprd' }],
    });
    const reader = await accountConfiguration(sandbox, id);
    await expect(
      new IAMClient(reader).send(
        new GetRoleCommand({ RoleName: 'xkf-portal-reader' }),
      ),
    ).resolves.toMatchObject({ Role: { Arn: expect.stringContaining(id) } });
    await expect(
      new EC2Client(reader).send(new DescribeVpcsCommand({})),
    ).resolves.toMatchObject({ Vpcs: [] });
  });

  it('fail for the reasons of Organizations, after they have begun', async () => {
    const outcome = async (...request: Parameters<typeof create>) => {
      const asked = await create(...request);
      expect(asked?.State).toBe('IN_PROGRESS');
      await sandbox.idle();
      const { State, FailureReason, AccountId } =
        (await status(asked?.Id)) ?? {};
      return { State, FailureReason, made: AccountId !== undefined };
    };
    const failed = (FailureReason: string) => ({
      State: 'FAILED',
      FailureReason,
      made: false,
    });
    await expect(
      outcome('again', 'AWS+tenant-data@acme.example'),
    ).resolves.toEqual(failed('EMAIL_ALREADY_EXISTS'));
    expect(await control('next-account', { failure: 'INTERNAL_FAILURE' })).toBe(
      200,
    );
    await expect(outcome('first')).resolves.toEqual(failed('INTERNAL_FAILURE'));
    await expect(outcome('first')).resolves.toMatchObject({
      State: 'SUCCEEDED',
    });
    sandbox.world.organization.accountLimit =
      sandbox.world.organization.accounts.size;
    await expect(outcome('second')).resolves.toEqual(
      failed('ACCOUNT_LIMIT_EXCEEDED'),
    );
    expect(await control('next-account', { failure: 'BAD_LUCK' })).toBe(400);
    expect(await control('next-account', {})).toBe(400);
    expect(await control('last-account', {})).toBe(404);
  });

  it('tell a repeated request, and work on five at a time', async () => {
    await sandbox.stop();
    sandbox = await startSandbox({ timeScale: 1 });
    home = new OrganizationsClient(homeConfiguration(sandbox, 'us-east-1'));
    const slow = async (name: string) => {
      await control('next-account', { seconds: 3600 });
      return create(name);
    };
    await slow('one');
    await control('next-account', { seconds: 0 });
    const repeated = await create('one');
    while ((await status(repeated?.Id))?.State === 'IN_PROGRESS') {
      await new Promise(resolve => {
        setTimeout(resolve, 5);
      });
    }
    expect((await status(repeated?.Id))?.FailureReason).toBe(
      'CONCURRENT_ACCOUNT_MODIFICATION',
    );
    for (const name of ['two', 'three', 'four', 'five']) {
      await slow(name);
    }
    await expect(create('six')).rejects.toMatchObject({
      name: 'TooManyRequestsException',
    });
    const listed = await home.send(
      new ListCreateAccountStatusCommand({
        States: ['IN_PROGRESS'],
        MaxResults: 3,
      }),
    );
    expect(listed.CreateAccountStatuses?.map(each => each.AccountName)).toEqual(
      ['one', 'two', 'three'],
    );
    const rest = await home.send(
      new ListCreateAccountStatusCommand({
        States: ['IN_PROGRESS'],
        MaxResults: 3,
        NextToken: listed.NextToken,
      }),
    );
    expect(rest.CreateAccountStatuses?.map(each => each.AccountName)).toEqual([
      'four',
      'five',
    ]);
    await expect(
      home.send(new ListCreateAccountStatusCommand({ States: ['FAILED'] })),
    ).resolves.toMatchObject({
      CreateAccountStatuses: [{ AccountName: 'one' }],
    });
  });

  it('are refused where a request is not what the model allows', async () => {
    const refused = { name: 'InvalidInputException' };
    await expect(create('', 'a@acme.example')).rejects.toMatchObject(refused);
    await expect(
      create('x'.repeat(51), 'a@acme.example'),
    ).rejects.toMatchObject({ ...refused, Reason: 'MAX_LENGTH_EXCEEDED' });
    await expect(
      create('music', `${'x'.repeat(60)}@acme.example`),
    ).rejects.toMatchObject(refused);
    await expect(create('music', 'nobody')).rejects.toMatchObject({
      ...refused,
      Reason: 'INVALID_PATTERN',
    });
    await expect(create('mu\u00adsic')).rejects.toMatchObject(refused);
    await expect(status('car-nothing0')).rejects.toMatchObject({
      name: 'CreateAccountStatusNotFoundException',
    });
    const member = new OrganizationsClient(
      await accountConfiguration(sandbox, '111111111111', 'us-east-1'),
    );
    await expect(
      member.send(
        new CreateAccountCommand({
          AccountName: 'mine',
          Email: 'mine@acme.example',
        }),
      ),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    expect(sandbox.world.organization.requests).toEqual([]);
  });

  it('are not moved where they are, from where they are not, or while something else is', async () => {
    const id = '888888888888';
    const refusal = async (...request: Parameters<typeof move>) =>
      move(...request).then(
        () => 'moved',
        (error: Error) => error.name,
      );
    expect(await refusal(id, TENANTS, TENANTS)).toBe(
      'DuplicateAccountException',
    );
    expect(await refusal(id, 'ou-acme-nothing1', 'r-acme')).toBe(
      'SourceParentNotFoundException',
    );
    expect(await refusal(id, TENANTS, 'ou-acme-nothing1')).toBe(
      'DestinationParentNotFoundException',
    );
    expect(await refusal('000000000000', TENANTS, 'r-acme')).toBe(
      'AccountNotFoundException',
    );
    expect(await refusal(id, 'ou-acme-platform1', 'r-acme')).toBe(
      'AccountNotFoundException',
    );
    await control('next-moves', { conflicts: 1 });
    expect(await refusal(id, TENANTS, 'r-acme')).toBe(
      'ConcurrentModificationException',
    );
    expect(await refusal(id, TENANTS, 'r-acme')).toBe('moved');
  });

  it('have tags that come and go, and their units are described', async () => {
    const id = '888888888888';
    const tag = (Key: string, Value: string) =>
      home.send(
        new TagResourceCommand({ ResourceId: id, Tags: [{ Key, Value }] }),
      );
    await tag('Owner', 'team-music');
    await tag('Cost', '17');
    await home.send(
      new UntagResourceCommand({ ResourceId: id, TagKeys: ['Environment'] }),
    );
    await expect(
      home.send(new ListTagsForResourceCommand({ ResourceId: id })),
    ).resolves.toMatchObject({
      Tags: [
        { Key: 'Owner', Value: 'team-music' },
        { Key: 'Cost', Value: '17' },
      ],
    });
    await expect(tag('aws:owner', 'me')).rejects.toMatchObject({
      Reason: 'INVALID_SYSTEM_TAGS_PARAMETER',
    });
    await expect(
      home.send(
        new TagResourceCommand({
          ResourceId: id,
          Tags: Array.from({ length: 49 }, (_, index) => ({
            Key: `k${index}`,
            Value: '',
          })),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ConstraintViolationException' });
    await expect(
      home.send(
        new DescribeOrganizationalUnitCommand({
          OrganizationalUnitId: TENANTS,
        }),
      ),
    ).resolves.toMatchObject({
      OrganizationalUnit: { Id: TENANTS, Name: 'Tenants' },
    });
    await expect(
      home.send(
        new DescribeOrganizationalUnitCommand({
          OrganizationalUnitId: 'ou-acme-nothing1',
        }),
      ),
    ).rejects.toMatchObject({ name: 'OrganizationalUnitNotFoundException' });
  });

  it('are made by the AWS CLI, where it is installed', async () => {
    const aws = programOf('aws');
    if (!aws) {
      await missing('aws');
      return;
    }
    const ask = async (...args: string[]) => {
      const { stdout } = await run(aws, ['organizations', ...args], {
        env: { ...process.env, ...sandbox.environment() },
      });
      return stdout && JSON.parse(stdout);
    };
    const { CreateAccountStatus } = await ask(
      'create-account',
      '--email',
      'aws+cli@acme.example',
      '--account-name',
      'cli',
    );
    await sandbox.idle();
    const { CreateAccountStatus: done } = await ask(
      'describe-create-account-status',
      '--create-account-request-id',
      CreateAccountStatus.Id,
    );
    expect(done.State).toBe('SUCCEEDED');
    await ask(
      'move-account',
      '--account-id',
      done.AccountId,
      '--source-parent-id',
      'r-acme',
      '--destination-parent-id',
      TENANTS,
    );
    const { Parents } = await ask('list-parents', '--child-id', done.AccountId);
    expect(Parents).toEqual([{ Id: TENANTS, Type: 'ORGANIZATIONAL_UNIT' }]);
  }, 60_000);
});
