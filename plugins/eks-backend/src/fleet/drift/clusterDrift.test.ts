import {
  id,
  path,
  entry,
  Situation,
  drift,
  group,
  declaring,
  target,
} from './__testUtils__/situation';

describe('clusterDrift', () => {
  it('is in step when both sides say the same in another order', () => {
    expect(drift()).toMatchObject({
      state: 'in-step',
      differences: 0,
      items: [],
      problems: [],
      moduleRef: '2026.10.1',
      source: { path, line: 2, url: `https://host/${path}#L2` },
    });
  });

  it('does not take the desired size for drift', () => {
    const scaling = { min: 1, max: 6, desired: 1 };
    expect(drift(group({ scaling })).state).toBe('in-step');
  });

  it.each<[string, Situation, object]>([
    [
      'version',
      { version: '1.35' },
      {
        aspect: 'version',
        declared: '1.34',
        live: '1.35',
        source: { line: 3 },
        adopt: {
          kind: 'set-control-plane-version',
          ...target,
          version: '1.35',
        },
      },
    ],
    [
      'release version',
      group({ releaseVersion: '1.34.2-20261001' }),
      {
        aspect: 'release-version',
        subject: 'qa-eks1-standard',
        declared: '1.34.8-20261119',
        live: '1.34.2-20261001',
        source: { line: 7 },
        adopt: {
          kind: 'set-node-group-release',
          ...target,
          pool: 'standard',
          releaseVersion: '1.34.2-20261001',
        },
      },
    ],
    [
      'largest size',
      group({ scaling: { min: 1, max: 9, desired: 4 } }),
      {
        aspect: 'max-size',
        declared: '6',
        live: '9',
        source: { line: 9 },
        adopt: {
          kind: 'resize-node-group',
          ...target,
          pool: 'standard',
          maxSize: 9,
        },
      },
    ],
    [
      'smallest size',
      group({ scaling: { min: 2, max: 6, desired: 4 } }),
      {
        aspect: 'min-size',
        declared: '1',
        live: '2',
        adopt: {
          kind: 'resize-node-group',
          ...target,
          pool: 'standard',
          minSize: 2,
        },
      },
    ],
    [
      'instance types',
      group({ instanceTypes: ['m5.large'] }),
      {
        aspect: 'instance-types',
        declared: 'm6i.large\nm5.large',
        live: 'm5.large',
      },
    ],
    [
      'labels, those of the module included',
      group({ labels: { workload: 'web', 'xkf.xenit.io/node-ttl': '24h' } }),
      {
        aspect: 'labels',
        declared:
          'workload=web\nxkf.xenit.io/node-pool=standard\nxkf.xenit.io/node-ttl=168h',
        live: 'workload=web\nxkf.xenit.io/node-ttl=24h',
      },
    ],
    [
      'taints',
      group({ taints: [] }),
      { aspect: 'taints', declared: 'a=b:NoSchedule', live: '' },
    ],
    [
      'a pool without a node group',
      { snapshot: { nodeGroups: [] } },
      {
        aspect: 'node-group',
        state: 'not-live',
        subject: 'qa-eks1-standard',
        declared: '1.34.8-20261119 · 1 to 6 nodes · m6i.large, m5.large',
        adopt: { kind: 'remove-node-group', ...target, pool: 'standard' },
      },
    ],
    [
      'a node group without a pool',
      declaring({ pools: [] }),
      {
        aspect: 'node-group',
        state: 'not-declared',
        live: '1.34.8-20261119 · 1 to 6 nodes · m6i.large, m5.large',
        adopt: {
          kind: 'add-node-group',
          ...target,
          pool: {
            name: 'standard',
            releaseVersion: '1.34.8-20261119',
            instanceTypes: ['m6i.large', 'm5.large'],
            minSize: 1,
            maxSize: 6,
            labels: { workload: 'web' },
            taints: [{ key: 'a', value: 'b', effect: 'NO_SCHEDULE' }],
          },
        },
      },
    ],
    [
      'a peering that AWS has not',
      { snapshot: { peerings: [] } },
      {
        aspect: 'peering',
        state: 'not-live',
        subject: 'requester qa-data',
        declared: '444444444444 · vpc-0123456789abcdef0 · 10.30.0.0/18',
        adopt: { kind: 'remove-peering', side: 'requester', name: 'qa-data' },
      },
    ],
    [
      'a peering that Terraform has not',
      { declarations: { peerings: [] } },
      {
        aspect: 'peering',
        state: 'not-declared',
        subject: 'requester qa-data',
        adopt: {
          kind: 'add-peering-requester',
          ...id,
          name: 'qa-data',
          peerOwnerId: '444444444444',
          peerVpcId: 'vpc-0123456789abcdef0',
          destinationCidrBlock: '10.30.0.0/18',
        },
      },
    ],
    [
      'a peering to other addresses',
      {
        declarations: {
          peerings: [{ ...entry, destinationCidrBlock: '10.99.0.0/18' }],
        },
      },
      { aspect: 'peering', state: 'differs' },
    ],
  ])('finds a difference of %s', (_what, situation, expected) => {
    const { state, differences, items } = drift(situation);
    expect(items).toEqual([expect.objectContaining({})]);
    expect(items[0]).toMatchObject({ state: 'differs', ...expected });
    expect({ state, differences }).toEqual({
      state: 'differs',
      differences: 1,
    });
  });

  it('offers nothing that would also meet the cluster that shares the file', () => {
    const sharedWith = ['qa-eks2'];
    const missing = drift({
      snapshot: { nodeGroups: [] },
      ...declaring({ sharedWith }),
    });
    const extra = drift(declaring({ sharedWith, pools: [] }));
    expect(missing.items[0].adopt).toBeUndefined();
    expect(extra.items[0].adopt).toBeUndefined();
    expect(extra.sharedWith).toEqual(sharedWith);
  });

  it.each<[string, Situation, RegExp]>([
    [
      'a repository that was never read',
      { unread: true },
      /acme\/xkf has not been read yet/,
    ],
    [
      'a repository that cannot be read',
      {
        unread: true,
        reading: { problem: { kind: 'access-denied', message: 'Denied.' } },
      },
      /^Denied\.$/,
    ],
    [
      'a repository that was in step when last read',
      { reading: { problem: { kind: 'unreachable', message: 'Gone.' } } },
      /acme\/xkf could not be read again\. Gone\./,
    ],
    [
      'a file that cannot be parsed',
      { declarations: { problems: [{ path, line: 3, message: 'Broken.' }] } },
      /^Broken\.$/,
    ],
    [
      'a computed version',
      declaring({ version: { path, line: 3, unreadable: 'is computed.' } }),
      /The Kubernetes version is computed\./,
    ],
    [
      'computed pools',
      declaring({ pools: [], poolsUnreadable: 'Pools are computed.' }),
      /^Pools are computed\.$/,
    ],
    [
      'node groups that AWS did not tell',
      { snapshot: { nodeGroups: undefined } },
      /node groups could not be read from AWS/,
    ],
    [
      'a node group that AWS did not tell',
      group({ releaseVersion: undefined, scaling: undefined }),
      /qa-eks1-standard could not be read from AWS/,
    ],
    [
      'peerings that AWS did not tell',
      {
        snapshot: {
          problems: [
            {
              part: 'peerings',
              problem: { kind: 'access-denied', message: 'No EC2.' },
            },
          ],
        },
      },
      /^No EC2\.$/,
    ],
    [
      'a computed list of peerings',
      {
        declarations: {
          peeringsUnreadable: [
            {
              environment: 'qa',
              side: 'requester',
              path,
              line: 1,
              reason: 'is computed.',
            },
          ],
        },
      },
      /list of requester peerings is computed/,
    ],
    [
      'node groups that could not be read again',
      {
        snapshot: {
          problems: [
            {
              part: 'node-groups',
              problem: { kind: 'throttled', message: 'Too many requests.' },
            },
          ],
        },
      },
      /Too many requests\./,
    ],
    [
      'peerings that were never read',
      { snapshot: { peerings: undefined } },
      /have not been read from AWS yet/,
    ],
    [
      'a cluster that could not be read again',
      { record: { problem: { kind: 'throttled', message: 'Slow down.' } } },
      /could not be read again\. Slow down\./,
    ],
  ])('never calls %s in step', (_what, situation, cause) => {
    const answer = drift(situation);
    expect(answer).toMatchObject({ state: 'not-readable', differences: 0 });
    expect(answer.cause).toMatch(cause);
  });

  it('does not mind a broken file of another environment', () => {
    const problems = [
      { path: 'aws-eks/variables/prod.tfvars', line: 1, message: 'Broken.' },
    ];
    expect(drift({ declarations: { problems } }).state).toBe('in-step');
  });

  it('shows what differs although something else cannot be read', () => {
    const answer = drift({
      version: '1.35',
      declarations: { problems: [{ path, message: 'Broken.' }] },
    });
    expect(answer).toMatchObject({ state: 'differs', differences: 1 });
    expect(answer.problems).toHaveLength(1);
  });

  it('tells a cluster that no repository describes', () => {
    expect(
      drift({ declarations: { clusters: [], location: 'eu-north-1' } }),
    ).toMatchObject({
      state: 'not-declared',
      cause:
        'acme/xkf declares no cluster qa-eks1 in environment qa. It describes eu-north-1.',
    });
  });

  it("compares only the network with a tenant's repository", () => {
    const tenant = { kind: 'tenant' as const };
    const nothing = { clusters: [] };
    expect(drift({ ...tenant, declarations: nothing })).toMatchObject({
      state: 'not-declared',
      differences: 0,
      items: [],
      cause:
        'acme/xkf describes the network of account xkf-qa, not its clusters. Its peerings do not differ.',
    });
    expect(
      drift({ ...tenant, declarations: { ...nothing, peerings: [] } }),
    ).toMatchObject({
      state: 'differs',
      differences: 1,
      items: [{ aspect: 'peering', state: 'not-declared' }],
    });
  });

  it('compares no network for a cluster that the platform does not declare', () => {
    const answer = drift({ declarations: { clusters: [], peerings: [] } });
    expect(answer).toMatchObject({ state: 'not-declared', differences: 0 });
    expect(answer.items).toEqual([]);
  });

  it('minds the order of instance types, as the AWS provider does', () => {
    const turned = group({ instanceTypes: ['m5.large', 'm6i.large'] });
    expect(drift(turned).items).toMatchObject([{ aspect: 'instance-types' }]);
  });
});
