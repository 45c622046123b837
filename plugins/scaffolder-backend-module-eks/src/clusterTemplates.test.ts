import { cluster, TemplatePortal } from './__testUtils__/TemplatePortal';

jest.setTimeout(60_000);

describe('the templates for clusters', () => {
  const portal = new TemplatePortal();

  beforeAll(() => portal.start());
  beforeEach(() => portal.reset());
  afterAll(() => portal.stop());

  it('start an upgrade and end with the link to its page', async () => {
    portal.eks.planned = { approvalRequired: true };
    const { status, output, log } = await portal.run('upgrade-eks-cluster', {
      cluster,
      version: '1.36',
      way: 'terraform-first',
      reason: 'Say "${{ secrets }}"',
    });
    expect(log.join('\n')).toContain('Started: Upgrade qa-eks1 to 1.36.');
    expect(status).toBe('completed');
    const [operation] = portal.eks.operations.values();
    expect(operation.input).toEqual({
      kind: 'upgrade',
      accountId: '222222222222',
      region: 'eu-west-1',
      clusterName: 'qa-eks1',
      version: '1.36',
      way: 'terraform-first',
      reason: 'Say "${{ secrets }}"',
    });
    expect(operation.requestedBy).toBe('user:default/mock');
    expect(output.links).toEqual([
      {
        title: 'Follow the upgrade',
        url: `https://portal.example/eks/operations/${operation.id}`,
      },
      {
        title: 'The cluster in the catalog',
        icon: 'catalog',
        entityRef: cluster,
      },
    ]);
    expect(output.text[0].content).toMatch(
      /^\*\*Upgrade qa-eks1 to 1.36\*\* has .* by itself\.\s+It begins when somebody other than you has approved it\.\s+You are notified/,
    );
  });

  it('show the plan of an upgrade in a dry run', async () => {
    const { log, output } = await portal.dryRun('upgrade-eks-cluster', {
      cluster,
      version: '1.36',
    });
    const text = JSON.stringify(log);
    expect(text).toContain('2. Update the control plane (usually 45 min)');
    expect(text).toContain('Nothing was started: this is a dry run.');
    expect(output.links[0].url).toBe('https://portal.example/eks/operations');
    expect(output.text[0].content).not.toContain('approved');
    expect(portal.eks.operations.size).toBe(0);
  });

  it.each([
    ['upgrade-eks-cluster', { version: '1.36' }, 'Upgrade qa-eks1 to 1.36'],
    [
      'rotate-eks-node-groups',
      { groups: [{ pool: 'standard' }] },
      'Rotate standard of qa-eks1',
    ],
  ])('wait in %s until it has ended, if asked', async (name, more, title) => {
    portal.eks.onRead = operation => {
      operation.state = 'succeeded';
      operation.reason = 'Nothing is left.';
      operation.endedAt = operation.createdAt;
    };
    const values = { cluster, ...more, wait: true };
    const { status, output, log } = await portal.run(name, values);
    expect(log.join('\n')).toContain('Succeeded. Nothing is left.');
    expect(status).toBe('completed');
    expect(output.text[0].content).toBe(
      `**${title}** has succeeded. Nothing is left.\n`,
    );
    const rehearsed = await portal.dryRun(name, values);
    expect(rehearsed.output.text[0].content).toContain('You are notified');
  });

  it('start a rotation with what the form left empty filled in', async () => {
    const { output, log } = await portal.run('rotate-eks-node-groups', {
      cluster,
      groups: [{ pool: 'standard', maxSize: 9 }],
      order: 'zone',
      evictBarePods: false,
    });
    const [operation] = portal.eks.operations.values();
    expect(log.join('\n')).toContain('Started: Rotate standard of qa-eks1.');
    expect(operation.input).toMatchObject({
      kind: 'rotation',
      groups: [
        {
          pool: 'standard',
          replacement: { name: 'standard2', minSize: 1, maxSize: 9 },
        },
      ],
      drain: { order: 'zone', evictBarePods: false, deleteEmptyDirData: true },
    });
    expect(output.links[0]).toEqual({
      title: 'Follow the rotation',
      url: `https://portal.example/eks/operations/${operation.id}`,
    });
  });

  it('fail with the obstacles in words', async () => {
    portal.eks.planned = { obstacles: ['The cluster is being updated.'] };
    const { status, log } = await portal.run('upgrade-eks-cluster', {
      cluster,
      version: '1.36',
    });
    expect(status).toBe('failed');
    // Without the places in the code.
    expect(log).toContain(
      'ConflictError: Upgrade qa-eks1 to 1.36 cannot start. The cluster is being updated.',
    );
  });

  it.each([
    ['upgrade-eks-cluster', { cluster, version: '1.36; rm' }],
    ['upgrade-eks-cluster', { cluster, version: '1.36', way: 'sideways' }],
    ['upgrade-eks-cluster', { version: '1.36' }],
    ['rotate-eks-node-groups', { cluster, groups: [] }],
    ['rotate-eks-node-groups', { cluster, groups: [{ pool: 'Not a name' }] }],
  ])(
    'refuse in %s what the form would not let through: %j',
    async (name, values) => {
      await portal.refuse(name, values);
      expect(portal.eks.calls).toEqual([]);
    },
  );
});
