import { FakeOperations } from '../__testUtils__/FakeOperations';
import { pages } from '../__testUtils__/pages';
import { runStep } from '../__testUtils__/runAction';
import { OperationStarter } from '../operation/OperationStarter';
import { createPeeringAction } from './createPeeringAction';

const requester = { accountId: '111111111111', region: 'eu-west-1' };
const accepter = { accountId: '666666666666' };

describe.each([
  ['eks:peering:create', 'peering'],
  ['eks:peering:remove', 'peering-removal'],
] as const)('%s', (id, kind) => {
  let eks: FakeOperations;
  let action: ReturnType<typeof createPeeringAction>;

  beforeEach(() => {
    eks = new FakeOperations();
    action = createPeeringAction(new OperationStarter(eks, pages), kind);
  });

  it('starts it once, with what is known of both sides', async () => {
    expect(action.id).toBe(id);
    const given = {
      name: 'dev-shop',
      requester: { ...requester, vpcId: 'vpc-0123456789abcdef0' },
      accepter: { ...accepter, region: 'eu-west-1' },
      reason: 'Reports',
    };
    const first = await runStep(action, given);
    const [operation] = eks.operations.values();
    expect(operation.input).toEqual({
      kind,
      name: 'dev-shop',
      region: 'eu-west-1',
      requester: {
        accountId: '111111111111',
        vpcId: 'vpc-0123456789abcdef0',
      },
      accepter,
      reason: 'Reports',
    });
    const second = await runStep(action, given);
    expect(second.outputs).toEqual(first.outputs);
    expect(eks.operations.size).toBe(1);
  });

  it('plans alone in a dry run', async () => {
    const run = { name: 'dev-shop', requester, accepter, dryRun: true };
    const { outputs } = await runStep(action, run);
    expect(outputs.operationUrl).toBe('https://portal.example/eks/operations');
    expect(eks.calls).toEqual(['planOperation']);
  });

  it.each([
    [undefined, undefined, 'Say the region of the requester'],
    [
      'eu-west-1',
      'eu-north-1',
      'The requester is in eu-west-1 and the accepter in eu-north-1',
    ],
  ])('refuses the regions %s and %s', async (from, to, message) => {
    await expect(
      runStep(action, {
        name: 'dev-shop',
        requester: { ...requester, region: from },
        accepter: { ...accepter, region: to },
      }),
    ).rejects.toThrow(message);
  });
});
