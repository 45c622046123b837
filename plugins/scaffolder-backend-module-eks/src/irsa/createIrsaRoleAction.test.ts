import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { clusterEntity } from '../__testUtils__/clusterEntity';
import { FakeOperations } from '../__testUtils__/FakeOperations';
import { pages } from '../__testUtils__/pages';
import { runStep } from '../__testUtils__/runAction';
import { OperationStarter } from '../operation/OperationStarter';
import { createIrsaRoleAction } from './createIrsaRoleAction';

const QA = 'arn:aws:eks:eu-west-1:222222222222:cluster/qa-eks1';
const role = {
  roleName: 'xks-eu-west-1-qa-shop-orders',
  namespace: 'shop',
  serviceAccount: 'orders',
};
const policy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Action: 's3:Get*', Resource: 'arn:aws:s3:::a/*' },
  ],
};

describe('eks:irsa-role:create', () => {
  let eks: FakeOperations;
  let action: ReturnType<typeof createIrsaRoleAction>;

  beforeEach(() => {
    eks = new FakeOperations();
    action = createIrsaRoleAction(
      new OperationStarter(eks, pages),
      catalogServiceMock({ entities: [clusterEntity('qa-eks1', QA)] }),
    );
  });

  it('puts the role into the account of the cluster, and gives its manifest', async () => {
    const { outputs } = await runStep(action, {
      ...role,
      clusters: ['qa-eks1'],
      policy,
    });
    const [operation] = eks.operations.values();
    expect(operation.input).toEqual({
      kind: 'irsa-role',
      accountId: '222222222222',
      region: 'eu-west-1',
      ...role,
      clusters: [
        {
          accountId: '222222222222',
          region: 'eu-west-1',
          clusterName: 'qa-eks1',
        },
      ],
      policyJson: JSON.stringify(policy, undefined, 2),
      policyArns: [],
    });
    const arn = 'arn:aws:iam::222222222222:role/xks-eu-west-1-qa-shop-orders';
    expect(outputs).toMatchObject({
      operationId: operation.id,
      roleArn: arn,
      serviceAccountYaml: [
        'apiVersion: v1',
        'kind: ServiceAccount',
        'metadata:',
        '  name: orders',
        '  namespace: shop',
        '  annotations:',
        `    eks.amazonaws.com/role-arn: ${arn}`,
        '',
      ].join('\n'),
    });
  });

  it('takes text, another account, several clusters and managed policies', async () => {
    const given = {
      ...role,
      accountId: '444444444444',
      region: 'cn-north-1',
      policyArns: ['arn:aws-cn:iam::aws:policy/AmazonSSMReadOnlyAccess'],
      reason: 'Reports',
    };
    const { outputs } = await runStep(action, {
      ...given,
      clusters: [QA, QA.replace('eks1', 'eks2')],
      policy: '  ',
      dryRun: true,
    });
    expect(outputs.roleArn).toBe(
      'arn:aws-cn:iam::444444444444:role/xks-eu-west-1-qa-shop-orders',
    );
    expect(eks.operations.size).toBe(0);
    await runStep(action, { ...given, clusters: [QA], policy: '{"a": 1}' });
    const [{ input }] = eks.operations.values();
    expect(input).toMatchObject({ ...given, policyJson: '{"a": 1}' });
  });

  it('refuses what is no cluster, with the words of the other actions', async () => {
    await expect(
      runStep(action, { ...role, clusters: [QA, 'resource:default/gone'] }),
    ).rejects.toThrow('The catalog has no entity resource:default/gone');
    expect(eks.calls).toEqual([]);
  });
});
