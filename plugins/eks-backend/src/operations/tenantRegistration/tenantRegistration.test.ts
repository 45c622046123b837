import { books } from './__testUtils__/books';
import { OperationsPortal } from '../world/__testUtils__/OperationsPortal';

jest.setTimeout(240_000);

jest.mock('../createKinds');
jest.mock('../createOperations');

const namespacesFile = 'global.tfvars';
const groupsFile = 'azure-governance/variables/common.tfvars';

describe('the registration of a tenant', () => {
  let portal: OperationsPortal;
  beforeEach(async () => {
    portal = await OperationsPortal.start({
      eks: { operations: { approval: { environments: ['qa'] } } },
    });
  });
  afterEach(() => portal?.stop());

  const obstacles = async (input: object) =>
    (await portal.plan({ ...books, ...input })).obstacles.join(' ');

  it('is one pull request with both entries, merged by a person', async () => {
    const plan = await portal.plan(books);
    expect(plan).toMatchObject({
      title: 'Register the tenant books',
      approvalRequired: false,
      obstacles: [],
    });
    expect(plan.confirmation).toBeUndefined();
    const [{ preview }] = plan.changes;
    expect(preview.files.map(({ path }) => path).sort()).toEqual([
      groupsFile,
      namespacesFile,
    ]);
    expect(plan.findings.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        'Flux takes the namespace from books-gitops in GitHub.',
        'The namespace and the resource group books agree.',
        expect.stringMatching(
          /^The display name of a group is aks-xks-\w+-books-view: \d+ of 256/,
        ),
        expect.stringMatching(
          /^The name of a Key Vault is kv-\w+-we-books-5667: \d+ of 24/,
        ),
      ]),
    );
    const { id } = await portal.begin(books);
    await portal.merge(id, 'wait-merge');
    const { steps } = await portal.until(id, 'succeeded');
    expect(steps.at(-1)?.reason).toMatch(
      /is merged\. These applies make the groups first .*make apply ENV=\w+ DIR=azure-governance.*DIR=aws-eks/,
    );
    expect(await portal.person.file(namespacesFile)).toContain('"books"');
    expect(await portal.person.file(groupsFile)).toContain('"books"');
    expect(await portal.person.pulls()).toHaveLength(1);
    const { body } = await portal.get('/tenants').expect(200);
    const tenant = body.items.find(
      (one: { accountId: string }) => one.accountId === '444444444444',
    );
    expect(tenant.pullRequests).toEqual([
      expect.objectContaining({ state: 'merged' }),
    ]);
    const again = await portal.plan(books);
    expect(again.findings).toContainEqual(
      expect.objectContaining({ code: 'tenant-declared' }),
    );
  });

  it('closes its pull request when it is cancelled, and tells the second one who asks', async () => {
    const { id } = await portal.begin(books);
    await portal.until(id, 'waiting', 'wait-merge');
    const other = { ...books, accountId: '111111111111' };
    const { body } = await portal.post(
      '/operations/plan',
      { operation: other },
      'bob',
    );
    const answer = await portal.post(
      '/operations',
      { operation: other, planToken: body.planToken },
      'bob',
    );
    expect(answer.status).toBe(409);
    expect(answer.body.error.message).toMatch(
      /Register the tenant books.*One at a time/,
    );
    await portal.post(`/operations/${id}/cancel`).expect(200);
    const { reason } = await portal.until(id, 'cancelled');
    expect(reason).toMatch(/^Pull request #\d+ in acme\/xkf is closed\.$/);
  });

  it('says what does not fit before anything is opened', async () => {
    expect(await obstacles({ tenant: 'kube-books' })).toMatch(
      /belongs to Kubernetes/,
    );
    expect(
      await obstacles({
        tenant: 'shop',
        resourceGroup: undefined,
        delegateResourceGroup: true,
      }),
    ).toMatch(/has an entry shop already, with other values/);
    expect(await obstacles({ tenant: 'novels' })).toMatch(
      /Name the resource group novels/,
    );
    expect(await obstacles({ delegateResourceGroup: false })).toMatch(
      /Both entries must say the same/,
    );
    expect(await obstacles({ resourceGroup: undefined })).toMatch(
      /which the repository does not declare/,
    );
    expect(await obstacles({ flux: { enabled: true } })).toMatch(
      /Flux needs one repository.*none is given/,
    );
    expect(
      await obstacles({
        flux: {
          enabled: true,
          github: { repo: 'a' },
          azureDevOps: { org: 'o', proj: 'p', repo: 'r' },
        },
      }),
    ).toMatch(/both are given/);
    const long = 'books-of-the-north-and-the-south';
    const { findings } = await portal.plan({
      ...books,
      tenant: long,
      resourceGroup: { ...books.resourceGroup, commonName: long },
    });
    expect(
      findings.find(({ code }) => code === 'tenant-key-vault-name'),
    ).toMatchObject({ state: 'recommended' });
    const refused = await portal.post('/operations/plan', {
      operation: { ...books, accountId: '444444444444' },
    });
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toMatch(
      /Choose an account of the platform/,
    );
  });
});
