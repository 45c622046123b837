import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { clusterEntity } from '../__testUtils__/clusterEntity';
import { FakeOperations } from '../__testUtils__/FakeOperations';
import { pages } from '../__testUtils__/pages';
import { runStep } from '../__testUtils__/runAction';
import { OperationStarter } from '../operation/OperationStarter';
import { createRegisterAction } from './createRegisterAction';

const ARN = 'arn:aws:eks:eu-west-1:222222222222:cluster/qa-eks1';
const given = { tenant: 'lab', owner: 'group:default/team-lab' };

describe('eks:tenant:register', () => {
  let eks: FakeOperations;
  let action: ReturnType<typeof createRegisterAction>;

  beforeEach(() => {
    eks = new FakeOperations();
    action = createRegisterAction(
      new OperationStarter(eks, pages),
      catalogServiceMock({ entities: [clusterEntity('qa-eks1', ARN)] }),
    );
  });

  it.each([ARN, 'resource:default/qa-eks1'])(
    'registers in the repository of the cluster %s',
    async cluster => {
      await runStep(action, { ...given, cluster });
      const [{ input }] = eks.operations.values();
      expect(input).toEqual({
        kind: 'tenant-registration',
        accountId: '222222222222',
        region: 'eu-west-1',
        ...given,
        tenantAccountIds: [],
        delegateResourceGroup: false,
        labels: {},
        flux: { enabled: false, createCrds: false },
      });
    },
  );

  it('hands on everything that it is told', async () => {
    const all = {
      ...given,
      tenantAccountIds: ['777777777777'],
      delegateResourceGroup: true,
      labels: { team: 'lab' },
      flux: { enabled: true, createCrds: true, github: { repo: 'lab-gitops' } },
      resourceGroup: {
        commonName: 'lab',
        delegateAks: true,
        delegateKeyVault: true,
        delegateServiceEndpoint: false,
        delegateServicePrincipal: false,
        lockResourceGroup: true,
        disableUniqueSuffix: false,
        tags: { Team: 'lab' },
      },
      reason: 'A new team',
    };
    const { outputs } = await runStep(action, { ...all, cluster: ARN });
    const [{ id, input }] = eks.operations.values();
    expect(input).toMatchObject(all);
    const again = await runStep(action, { ...all, cluster: ARN });
    expect(again.outputs).toEqual(outputs);
    expect(outputs.operationId).toBe(id);
  });

  it('fails with the obstacles in words', async () => {
    eks.planned = { obstacles: ['The namespace lab is there already.'] };
    await expect(
      runStep(action, { ...given, cluster: ARN, dryRun: true }),
    ).rejects.toThrow(
      'Do tenant-registration cannot start. The namespace lab is there already.',
    );
  });
});
