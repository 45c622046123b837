import { mockServices } from '@backstage/backend-test-utils';
import { ReadinessFacts } from '@xkf/backstage-plugin-eks-node';
import { ReadinessRegistry } from '.';

const now = new Date('2026-11-24T12:00:00Z');
const logger = mockServices.logger.mock();

/** A cluster that can be upgraded. */
const good: ReadinessFacts = {
  cluster: {
    accountId: '222222222222',
    region: 'eu-west-1',
    clusterName: 'qa-eks1',
    arn: 'arn:aws:eks:eu-west-1:222222222222:cluster/qa-eks1',
    status: 'ACTIVE',
    version: '1.34',
    healthIssues: [],
  },
  target: '1.35',
  now,
  versions: {
    value: [
      { version: '1.34', status: 'STANDARD_SUPPORT' },
      {
        version: '1.35',
        status: 'STANDARD_SUPPORT',
        endOfStandardSupport: new Date('2027-03-27T00:00:00Z'),
      },
      { version: '1.36', status: 'UNSUPPORTED' },
    ],
  },
  updatesInProgress: { value: [] },
  nodeGroups: { value: [{ name: 'a', status: 'ACTIVE', version: '1.34' }] },
  nodes: { value: [{ name: 'n1', kubeletVersion: 'v1.34.2-eks-abc' }] },
  subnets: {
    value: [
      { id: 'subnet-a', zone: 'eu-west-1a', freeAddresses: 5 },
      { id: 'subnet-b', zone: 'eu-west-1b', freeAddresses: 9 },
    ],
  },
  insights: {
    value: [
      {
        id: '1',
        name: 'Deprecated APIs',
        status: 'PASSING',
        kubernetesVersion: '1.35',
        refreshedAt: new Date('2026-11-24T03:00:00Z'),
      },
    ],
  },
  addons: {
    value: [{ name: 'coredns', version: 'v1', fitting: ['v2', 'v1'] }],
  },
};

const evaluate = (
  facts: Partial<ReadinessFacts>,
  registry = new ReadinessRegistry(),
) =>
  registry.evaluate(
    { ...good, ...facts },
    { signal: new AbortController().signal, logger },
  );
const notPassed = async (facts: Partial<ReadinessFacts>) =>
  (await evaluate(facts))
    .filter(({ state }) => state !== 'passed')
    .map(({ code, state, message }) => ({ code, state, message }));
const insight = (status: string, more: object = {}) => ({
  value: [
    {
      id: '1',
      name: 'Deprecated APIs',
      status,
      kubernetesVersion: '1.35',
      ...more,
    },
  ],
});

describe('readiness', () => {
  it('passes where nothing is wrong', async () => {
    const findings = await evaluate({});
    expect(findings.map(({ state }) => state)).toEqual(
      findings.map(() => 'passed'),
    );
    expect(findings.map(({ message }) => message).join(' ')).toContain(
      'EKS looked 9 h ago.',
    );
  });

  const cluster = good.cluster;
  it.each<[string, Partial<ReadinessFacts>, string, string, string]>([
    [
      'an update in progress',
      { updatesInProgress: { value: [{ id: 'u', type: 'LoggingUpdate' }] } },
      'cluster-status',
      'required',
      'LoggingUpdate',
    ],
    [
      'a cluster that is not ACTIVE',
      { cluster: { ...cluster, status: 'UPDATING' } },
      'cluster-status',
      'required',
      'UPDATING',
    ],
    [
      'two minors',
      { cluster: { ...cluster, version: '1.33' } },
      'version-step',
      'required',
      'to 1.34, not to 1.35',
    ],
    [
      'a way down',
      {
        cluster: { ...cluster, version: '1.36' },
        nodeGroups: { value: [] },
      },
      'version-step',
      'required',
      'does not go down',
    ],
    [
      'a version that is not offered yet',
      { versions: { value: [] } },
      'version-step',
      'required',
      'does not offer Kubernetes 1.35 yet',
    ],
    [
      'a node group that would be four minors behind',
      {
        nodeGroups: {
          value: [{ name: 'a', status: 'ACTIVE', version: '1.31' }],
        },
      },
      'kubelet-skew',
      'required',
      'Too old for a control plane at 1.35: a (1.31)',
    ],
    [
      'a node that would be too old',
      { nodes: { value: [{ name: 'n1', kubeletVersion: 'v1.31.9-eks-1' }] } },
      'kubelet-skew',
      'required',
      'n1 (v1.31.9-eks-1)',
    ],
    [
      'a node that is newer',
      { nodes: { value: [{ name: 'n1', kubeletVersion: 'v1.36.0' }] } },
      'kubelet-skew',
      'required',
      'Newer than 1.35',
    ],
    [
      'a node group behind within the skew',
      {
        nodeGroups: {
          value: [{ name: 'a', status: 'ACTIVE', version: '1.33' }],
        },
      },
      'kubelet-skew',
      'recommended',
      'Behind the control plane now',
    ],
    [
      'four free addresses in one of two zones',
      {
        subnets: {
          value: [
            { id: 'subnet-a', zone: 'a', freeAddresses: 4 },
            { id: 'subnet-b', zone: 'b', freeAddresses: 9 },
          ],
        },
      },
      'free-addresses',
      'required',
      'subnet-a in a has 4',
    ],
    [
      'free addresses in one zone only',
      {
        subnets: {
          value: [
            { id: 'subnet-a', zone: 'a', freeAddresses: 8 },
            { id: 'subnet-b', zone: 'a', freeAddresses: 9 },
          ],
        },
      },
      'free-addresses',
      'required',
      'of 2 zones',
    ],
    [
      'an insight with an error',
      { insights: insight('ERROR', { reason: 'PSP is used.' }) },
      'eks-insight',
      'required',
      'PSP is used.',
    ],
    [
      'an insight with a warning',
      { insights: insight('WARNING', { reason: 'Soon.' }) },
      'eks-insight',
      'recommended',
      'Soon.',
    ],
    [
      'an insight that EKS could not judge',
      { insights: insight('UNKNOWN', { reason: 'No access.' }) },
      'eks-insight',
      'notEvaluated',
      'No access.',
    ],
    [
      'insights that cannot be read',
      { insights: { problem: 'AWS refuses eks:ListInsights.' } },
      'eks-insight',
      'notEvaluated',
      'AWS refuses eks:ListInsights.',
    ],
    [
      'an add-on that does not fit',
      { addons: { value: [{ name: 'ebs', version: 'v0', fitting: ['v2'] }] } },
      'addons',
      'recommended',
      'ebs v0 is not among the versions',
    ],
    [
      'a subnet that is gone',
      {
        cluster: {
          ...cluster,
          healthIssues: [
            {
              code: 'Ec2SubnetNotFound',
              message: 'subnet-1 is gone',
              words: 'A subnet was deleted.',
              resourceIds: [],
            },
          ],
        },
      },
      'cluster-health',
      'required',
      'subnet-1 is gone',
    ],
  ])('finds %s', async (_what, facts, code, state, words) => {
    expect(await notPassed(facts)).toEqual([
      { code, state, message: expect.stringContaining(words) },
    ]);
  });

  it('takes an update to the target for its own', async () => {
    const facts = {
      updatesInProgress: {
        value: [{ id: 'u', type: 'VersionUpdate', version: '1.35' }],
      },
      cluster: { ...cluster, status: 'UPDATING' },
    };
    expect(await notPassed(facts)).toEqual([]);
  });

  it('leaves out insights about later versions', async () => {
    const later = insight('WARNING', { kubernetesVersion: '1.37' });
    expect((await notPassed({ insights: later }))[0].message).toContain(
      'no upgrade insights for 1.35 yet',
    );
  });

  it('runs the checks of modules, and survives those that fail', async () => {
    const registry = new ReadinessRegistry();
    registry.add({
      code: 'acme-window',
      title: 'Change window',
      evaluate: ({ target }) => [
        { state: 'required', message: `No window for ${target}.` },
      ],
    });
    registry.add({
      code: 'acme-broken',
      title: 'Broken',
      evaluate: () => {
        throw new Error('secret');
      },
    });
    const findings = await evaluate({}, registry);
    expect(findings.slice(0, 2)).toEqual([
      {
        code: 'acme-window',
        title: 'Change window',
        state: 'required',
        message: 'No window for 1.35.',
      },
      expect.objectContaining({
        code: 'acme-broken',
        state: 'notEvaluated',
        message: expect.not.stringContaining('secret'),
      }),
    ]);
    expect(() =>
      registry.add({ code: 'support', title: 'x', evaluate: () => [] }),
    ).toThrow('exists already');
  });
});
