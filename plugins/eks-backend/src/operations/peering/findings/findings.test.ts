import { ConnectionStatus } from '@xkf/backstage-plugin-eks-common';
import { Connection } from '../../../tenants/networks';
import { existing, filterRule } from './connectionFindings';
import { chooseNetwork } from './networkFinding';

const pair = { requester: 'vpc-a', accepter: 'vpc-t' };
const platform = { account: 'xkf-qa', accountId: '1' };

function connection(
  from: string,
  to: string,
  status: ConnectionStatus,
  accountId = '1',
): Connection {
  return {
    id: `pcx-${from}-${to}`,
    status,
    requester: { accountId, vpcId: from, cidrs: [] },
    accepter: { accountId: '2', vpcId: to, cidrs: [] },
  };
}

describe('what stands in the way of a connection', () => {
  it.each<[string, Connection[], string]>([
    ['nothing', [], 'passed'],
    ['its own one', [connection('vpc-a', 'vpc-t', 'active')], 'passed'],
    [
      'an active one from another network of the account',
      [connection('vpc-b', 'vpc-t', 'active')],
      'required',
    ],
    [
      'a request from another network of the account',
      [connection('vpc-b', 'vpc-t', 'pending-acceptance')],
      'required',
    ],
    [
      'one of the account that has ended',
      [connection('vpc-b', 'vpc-t', 'expired')],
      'passed',
    ],
    [
      'one of another account',
      [connection('vpc-c', 'vpc-t', 'active', '3')],
      'passed',
    ],
    [
      'one to another network',
      [connection('vpc-b', 'vpc-u', 'active')],
      'passed',
    ],
  ])('by the rule of the module: %s', (_name, connections, state) => {
    expect(filterRule(connections, pair, platform).state).toBe(state);
  });

  it.each<[string, Connection[], string]>([
    ['none', [], 'There is none yet'],
    [
      'a request',
      [connection('vpc-a', 'vpc-t', 'pending-acceptance')],
      'the operation goes on from it',
    ],
    [
      'an active one',
      [connection('vpc-a', 'vpc-t', 'active')],
      'only what is missing is done',
    ],
    [
      'one that has ended',
      [connection('vpc-a', 'vpc-t', 'rejected')],
      'a new one is asked for',
    ],
    [
      'one the other way round',
      [connection('vpc-t', 'vpc-a', 'active')],
      'the other way round',
    ],
  ])('between the two networks: %s', (_name, connections, words) => {
    expect(existing(connections, pair).message).toContain(words);
  });
});

describe('the network of a side', () => {
  const question = { account: 'tenant-shop', region: 'eu-west-1' };
  const vpc = (vpcId: string, isXkf: boolean, cidrs = ['10.0.0.0/18']) => ({
    vpcId,
    name: vpcId,
    cidrs,
    isXkf,
  });

  it('is the only one that XKF has made', () => {
    const vpcs = [vpc('vpc-default', false), vpc('vpc-x', true)];
    expect(chooseNetwork(vpcs, question).vpc?.vpcId).toBe('vpc-x');
  });

  it('must be chosen where there are several', () => {
    const vpcs = [vpc('vpc-x', true), vpc('vpc-y', true)];
    expect(chooseNetwork(vpcs, question)).toEqual({
      finding: expect.objectContaining({
        state: 'required',
        fix: 'Choose one of them.',
      }),
    });
    const chosen = { ...question, vpcId: 'vpc-y' };
    expect(chooseNetwork(vpcs, chosen).vpc?.vpcId).toBe('vpc-y');
  });

  it('may have ranges that nothing leads to', () => {
    const vpcs = [vpc('vpc-x', true, ['10.0.0.0/18', '100.64.0.0/16'])];
    expect(chooseNetwork(vpcs, question).finding).toMatchObject({
      state: 'recommended',
      message: expect.stringContaining('100.64.0.0/16'),
    });
  });

  it('is missing where aws-core was not applied', () => {
    const repository = 'acme/tenant-shop';
    const { finding } = chooseNetwork([vpc('vpc-default', false)], {
      ...question,
      repository,
    });
    expect(finding.fix).toBe('Apply aws-core of acme/tenant-shop first.');
  });
});
