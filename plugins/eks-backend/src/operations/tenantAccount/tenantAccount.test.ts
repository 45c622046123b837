import {
  books,
  organization,
  TenantPortal,
} from './__testUtils__/TenantPortal';

jest.setTimeout(240_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

const production = 'ou-acme-tenantprd';

describe('an account for a tenant', () => {
  let tenants: TenantPortal;
  afterEach(() => tenants?.stop());

  const start = async (
    options: Parameters<typeof TenantPortal.start>[0] = {},
  ) => {
    tenants = await TenantPortal.start(options);
    return tenants.portal;
  };

  it('is made, moved, tagged and read', async () => {
    const portal = await start();
    const input = {
      ...books,
      organizationalUnitId: production,
      tags: { CostCenter: '42' },
    };
    const plan = await portal.plan(input);
    expect(plan).toMatchObject({
      title: 'Create the tenant account tenant-books',
      target: {
        key: 'tenant-account/aws+tenant-books@acme.example',
        accountId: '999999999999',
        name: 'tenant-books',
      },
      environment: 'dev',
      obstacles: [],
    });
    expect(plan.findings.map(({ code, state }) => `${code} ${state}`)).toEqual([
      'account-email passed',
      'account-name passed',
      'organizational-unit passed',
      'account-tags passed',
    ]);
    expect(plan.findings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'The account goes to Tenants/Production (ou-acme-tenantprd).',
        'The account gets the tags CostCenter = 42, Owner = team-books, Environment = dev.',
      ]),
    );
    expect(tenants.requests).toBe(0);
    const { id, owner } = await portal.begin(input);
    expect(owner).toBe(books.owner);
    const { steps } = await portal.until(id, 'succeeded');
    const [account] = tenants.made;
    expect(account).toMatchObject({
      Name: 'tenant-books',
      parentId: production,
      tags: { CostCenter: '42', Owner: 'team-books', Environment: 'dev' },
    });
    expect(steps.at(-1)).toMatchObject({
      reason: `The portal reads the account tenant-books (${account.Id}).`,
      detail: {
        type: 'account',
        state: 'SUCCEEDED',
        accountId: account.Id,
        organizationalUnit: 'Tenants/Production',
      },
    });
    expect(tenants.requests).toBe(1);
    const acts = (await portal.events(id)).filter(({ type }) => type === 'act');
    expect(acts.map(({ message }) => message)).toEqual([
      'Asks AWS Organizations for the account tenant-books with the e-mail address aws+tenant-books@acme.example.',
      `Moves account ${account.Id} to Tenants/Production.`,
    ]);
    const { body } = await portal.get('/scan-status').expect(200);
    const accounts = body.units.map(
      (unit: { accountId: string }) => unit.accountId,
    );
    expect(accounts).toContain(account.Id);
  });

  it('is made once although the answer of AWS is lost, or the request throttled', async () => {
    const portal = await start({ timeScale: 0.5 });
    const throttled = tenants.fault('CreateAccount', 'throttle');
    const { id } = await portal.begin(books);
    await portal.untilReason(
      id,
      'create-account',
      'AWS takes no more requests for accounts at the moment',
    );
    tenants.lost = 1;
    portal.sandbox.faults.remove(throttled);
    await portal.until(id, 'succeeded');
    expect(tenants.lost).toBe(0);
    expect(tenants.made).toHaveLength(1);
    expect(tenants.inAws.requests).toHaveLength(1);
  });

  it('waits while AWS makes five others, and for somebody else’s of the name', async () => {
    const portal = await start({ timeScale: 1 });
    const plan = await portal.plan(books);
    const { inAws } = tenants;
    const request = (n: number, AccountName: string) => ({
      Id: `car-${String(n).padStart(32, '0')}`,
      AccountName,
      State: 'IN_PROGRESS' as const,
      RequestedTimestamp: new Date(),
      email: `other${n}@acme.example`,
    });
    inAws.requests.push(
      request(1, 'tenant-books'),
      ...[2, 3, 4, 5].map(n => request(n, `other-${n}`)),
    );
    expect((await portal.plan(books)).obstacles.join(' ')).toContain(
      'AWS makes an account tenant-books right now',
    );
    inAws.requests[0].AccountName = 'tenant-other';
    const { body } = await portal
      .post('/operations', { operation: plan.input, planToken: plan.planToken })
      .expect(202);
    await portal.untilReason(body.id, 'create-account', 'AWS makes 5 accounts');
    inAws.requests[0].AccountName = 'tenant-books';
    await portal.untilReason(
      body.id,
      'create-account',
      `that somebody else asked for (${inAws.requests[0].Id})`,
    );
    inAws.requests.splice(0, 5);
    await portal.until(body.id, 'succeeded');
    expect(tenants.made).toHaveLength(1);
    expect(tenants.requests).toBe(1);
  });

  it('is one operation although two people ask for it', async () => {
    const portal = await start({ timeScale: 1 });
    const { id } = await portal.begin(books);
    const second = { ...books, email: 'AWS+Tenant-Books@acme.example' };
    const plan = await portal.post(
      '/operations/plan',
      { operation: second },
      'bob',
    );
    const answer = await portal.post(
      '/operations',
      { operation: second, planToken: plan.body.planToken },
      'bob',
    );
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toMatch(
      /Create the tenant account tenant-books.*One at a time/,
    );
    await portal.until(id, 'succeeded');
    expect(tenants.made).toHaveLength(1);
  });

  it.each([
    ['ACCOUNT_LIMIT_EXCEEDED', /Service Quotas \(https:.*ask again/],
    ['INVALID_PAYMENT_INSTRUMENT', /means of payment/],
    ['INTERNAL_FAILURE', /failure of its own/],
  ] as const)(
    'asks again after %s only when somebody says so',
    async (failure, words) => {
      const portal = await start();
      tenants.inAws.next.account = { failure };
      const { id } = await portal.begin(books);
      const { steps } = await portal.until(id, 'blocked', 'wait-account');
      const step = steps.find(one => one.id === 'wait-account');
      expect(step?.reason).toMatch(words);
      expect(step?.reason).toContain(failure);
      expect(step?.choices.map(choice => choice.id)).toEqual([
        'ask-again',
        'look-again',
      ]);
      expect(step?.detail).toMatchObject({ type: 'account', state: 'FAILED' });
      await portal.choose(id, 'wait-account', 'look-again');
      await portal.until(id, 'blocked', 'wait-account');
      expect(tenants.requests).toBe(1);
      await portal.choose(id, 'wait-account', 'ask-again');
      await portal.until(id, 'succeeded');
      expect(tenants.requests).toBe(2);
      expect(tenants.made).toHaveLength(1);
    },
  );

  it.each(['EMAIL_ALREADY_EXISTS', 'INVALID_EMAIL'] as const)(
    'ends after %s, which another address mends',
    async failure => {
      const portal = await start();
      tenants.inAws.next.account = { failure };
      const { id } = await portal.begin(books);
      const failed = await portal.until(id, 'failed');
      expect(failed.reason).toMatch(/Start again with another/);
      expect(tenants.made).toHaveLength(0);
    },
  );

  it('looks again where the organization changes under the move', async () => {
    const portal = await start();
    tenants.inAws.next.moveConflicts = 2;
    const { id } = await portal.begin(books);
    await portal.until(id, 'succeeded');
    expect(tenants.made[0].parentId).toBe('ou-acme-tenants01');
    const said = (await portal.events(id)).map(({ message }) => message);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.stringContaining('ConcurrentModificationException'),
      ]),
    );
  });

  it('says what stands in the way before anything is asked', async () => {
    const portal = await start();
    const obstacles = async (input: object) =>
      (await portal.plan({ ...books, ...input })).obstacles.join(' ');
    expect(await obstacles({ email: 'AWS+tenant-data@acme.example' })).toMatch(
      /has the address aws\+tenant-data@acme.example already.*adopt 444444444444/,
    );
    expect(await obstacles({ name: 'tenant-data' })).toMatch(
      /named|account tenant-data \(444444444444\).*Choose another name/,
    );
    expect(
      await obstacles({ organizationalUnitId: 'ou-acme-nothing01' }),
    ).toMatch(/has no unit ou-acme-nothing01/);
    expect(
      await obstacles({ organizationalUnitId: 'ou-acme-platform1' }),
    ).toMatch(/Platform \(ou-acme-platform1\) is not in the unit of tenants/);
    expect(await obstacles({ tags: { 'aws:x': '1', Owner: 'me' } })).toMatch(
      /aws:x belongs to AWS.*sets the tag Owner to team-books/,
    );
    expect(
      await obstacles({
        adopt: '999999999999',
        email: 'aws+management@acme.example',
      }),
    ).toMatch(/is the management account/);
    expect(
      await obstacles({ adopt: '111111111111', email: 'aws+dev@acme.example' }),
    ).toMatch(/is an account of the platform/);
    expect(await obstacles({ adopt: '123456789012' })).toMatch(
      /has no account 123456789012/,
    );
    const denied = tenants.fault('ListAccounts', 'access-denied');
    expect(await obstacles({})).toMatch(
      /AWS refuses organizations:ListAccounts .*Add organizations:ListAccounts/,
    );
    portal.sandbox.faults.remove(denied);
    expect(tenants.requests).toBe(0);
  });

  it('takes an account over, and makes none', async () => {
    const portal = await start();
    const legacy = {
      ...books,
      name: 'legacy-shop',
      email: 'aws+tenant-new@acme.example',
      adopt: '888888888888',
      organizationalUnitId: production,
    };
    const unitFor = async (operation: object) =>
      (await portal.plan(operation)).input;
    // One that is among the tenants already stays where it is.
    const shop = { adopt: '666666666666', organizationalUnitId: undefined };
    expect(await unitFor({ ...legacy, ...shop })).toMatchObject({
      organizationalUnitId: production,
    });
    const unset = { ...legacy, organizationalUnitId: undefined };
    expect(await unitFor(unset)).toMatchObject({
      organizationalUnitId: organization.tenantOrganizationalUnitId,
    });
    const plan = await portal.plan(legacy);
    expect(plan.obstacles).toEqual([]);
    expect(plan.findings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        expect.stringContaining('is ACTIVE and in Tenants. It is taken over'),
        expect.stringContaining('Owner is team-new now and becomes team-books'),
      ]),
    );
    const { id } = await portal.begin(legacy);
    const { steps } = await portal.until(id, 'succeeded');
    expect(steps.map(step => step.id)).toEqual([
      'adopt-account',
      'move-account',
      'tag-account',
      'read-account',
    ]);
    expect(tenants.inAws.accounts.get('888888888888')).toMatchObject({
      parentId: production,
      tags: { Owner: 'team-books', Environment: 'dev' },
    });
    expect(tenants.requests).toBe(0);
  });

  it('asks what to do where the portal is not let in, and goes on when it is told', async () => {
    const portal = await start({
      pace: {
        account: {
          lostAnswer: 1_000,
          organizationReady: 60_000,
          readableWithin: 0,
        },
      },
    });
    for (const unit of tenants.inAws.units) unit.readerRoles = [];
    const { id } = await portal.begin(books);
    const { steps } = await portal.until(id, 'blocked', 'read-account');
    const step = steps.at(-1);
    expect(step?.reason).toMatch(/StackSet of the unit/);
    expect(step?.choices.map(choice => choice.id)).toEqual([
      'look-again',
      'go-on',
    ]);
    await portal.choose(id, 'read-account', 'go-on');
    await portal.until(id, 'succeeded');
  });

  it('says when it is cancelled that the account stays', async () => {
    const portal = await start({ timeScale: 1 });
    tenants.fault('MoveAccount', 'access-denied');
    const { id } = await portal.begin(books);
    await portal.untilStep(
      id,
      'move-account',
      ({ reason }) => reason?.includes('organizations:MoveAccount') ?? false,
    );
    await portal.post(`/operations/${id}/cancel`).expect(200);
    const { reason } = await portal.until(id, 'cancelled');
    expect(reason).toMatch(
      /^The account \d{12} stays in Root with the tags it has: an account cannot simply be deleted\./,
    );
    expect(tenants.made).toHaveLength(1);
  });

  it('is refused without an organization, in words', async () => {
    const portal = await start({ eks: { organization: undefined } });
    const { status, body } = await portal.post('/operations/plan', {
      operation: books,
    });
    expect(status).toBe(400);
    expect(body.error.message).toContain(
      'eks.organization.managementAccountId',
    );
  });
});
