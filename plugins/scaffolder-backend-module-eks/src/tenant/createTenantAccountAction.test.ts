import { FakeOperations } from '../__testUtils__/FakeOperations';
import { pages } from '../__testUtils__/pages';
import { runStep } from '../__testUtils__/runAction';
import { OperationStarter } from '../operation/OperationStarter';
import { createTenantAccountAction } from './createTenantAccountAction';

const place = { environment: 'dev', owner: 'group:default/team-lab' };
const made = {
  ...place,
  name: 'tenant-games',
  email: 'aws+games@acme.example',
};

describe('eks:tenant-account:create', () => {
  let eks: FakeOperations;
  let action: ReturnType<typeof createTenantAccountAction>;

  beforeEach(() => {
    eks = new FakeOperations();
    action = createTenantAccountAction(new OperationStarter(eks, pages));
  });

  it('starts a new account, and asks nobody what it was told', async () => {
    const { outputs, log } = await runStep(action, {
      ...made,
      organizationalUnitId: 'ou-acme-tenants01',
      tags: { CostCentre: '4711' },
      reason: 'Games',
    });
    const [operation] = eks.operations.values();
    expect(operation.input).toEqual({
      kind: 'tenant-account',
      ...made,
      organizationalUnitId: 'ou-acme-tenants01',
      tags: { CostCentre: '4711' },
      reason: 'Games',
    });
    expect(outputs).toMatchObject({
      operationId: operation.id,
      operationUrl: `https://portal.example/eks/operations/${operation.id}`,
    });
    expect(log[0]).toBe(
      'Do tenant-account (account 999999999999, qa) takes 3 steps:',
    );
    expect(eks.calls).not.toContain('listTenants');
  });

  it('knows name and address of an account to take over', async () => {
    await runStep(action, { ...place, adopt: '666666666666' });
    const [{ input }] = eks.operations.values();
    expect(input).toMatchObject({
      adopt: '666666666666',
      name: 'tenant-shop',
      email: 'aws+tenant-shop@acme.example',
    });
    const again = await runStep(action, { ...place, adopt: '666666666666' });
    expect(again.log[0]).toBe('The same operation is under way already.');
    expect(eks.operations.size).toBe(1);
  });

  it.each([
    [{}, 'Say name and email of the new account, or which one to take over'],
    [{ name: 'games' }, 'Say email of the new account'],
    [
      { adopt: '777777777777', name: 'games' },
      'Say email of the account 777777777777: the portal does not know it',
    ],
  ])('says what is missing in %j', async (given, message) => {
    await expect(runStep(action, { ...place, ...given })).rejects.toThrow(
      message,
    );
    expect(eks.operations.size).toBe(0);
  });

  it('needs the name of a protected account', async () => {
    eks.planned = { confirmation: 'tenant-games', environment: 'prod' };
    await expect(runStep(action, made)).rejects.toThrow(
      'prod is a protected environment. Give the name, tenant-games, as the input `confirmation`.',
    );
    await runStep(action, { ...made, confirmation: 'tenant-games' });
    expect(eks.operations.size).toBe(1);
  });

  it('starts nothing in a dry run', async () => {
    const { outputs, log } = await runStep(action, { ...made, dryRun: true });
    expect(eks.operations.size).toBe(0);
    expect(outputs.title).toBe('Do tenant-account');
    expect(log.at(-1)).toBe('Nothing was started: this is a dry run.');
  });
});
