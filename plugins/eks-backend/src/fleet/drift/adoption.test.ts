import {
  at,
  cluster,
  declaring,
  drift,
  liveGroup,
  neighbour,
} from './__testUtils__/situation';

describe('What Terraform can take over', () => {
  it.each<[string, string, string, boolean]>([
    ['the same version', '1.34', '1.34', true],
    ['another minor', '1.35', '1.34', false],
    ['two minors up', '1.36', '1.34', false],
    ['a minor down', '1.33', '1.34', false],
  ])(
    'offers %s only where it changes nothing for the cluster beside it',
    (_what, version, beside, isOffered) => {
      const other = neighbour('qa-eks2', beside);
      const [item] = drift({
        version,
        declarations: {
          clusters: [
            {
              ...cluster,
              version: at(3, '1.30'),
              sharedWith: ['qa-eks2'],
            },
          ],
        },
        neighbours: [other, neighbour('qa-eks3', '1.20')],
      }).items;
      expect(item.aspect).toBe('version');
      expect(item.adopt !== undefined).toBe(isOffered);
    },
  );

  const besides = (
    live: Partial<typeof liveGroup>,
    nodeGroups: Partial<typeof liveGroup>[],
  ) => {
    const other = neighbour('qa-eks2', '1.34');
    return drift({
      snapshot: { nodeGroups: [{ ...liveGroup, ...live }] },
      ...declaring({ sharedWith: ['qa-eks2'] }),
      neighbours: [
        {
          ...other,
          snapshot: {
            ...other.snapshot,
            nodeGroups: nodeGroups.map(group => ({
              ...liveGroup,
              name: 'qa-eks2-standard',
              ...group,
            })),
          },
        },
      ],
    }).items[0].adopt;
  };

  it('offers a release only where the node group beside it has it or is not there', () => {
    const live = { releaseVersion: '1.34.9-20261201' };
    const kind = 'set-node-group-release';
    expect(besides(live, [live])).toMatchObject({ kind });
    expect(besides(live, [])).toMatchObject({ kind });
    expect(besides(live, [{}])).toBeUndefined();
    // A node group that is still to be made takes the version of its cluster.
    const newer = { releaseVersion: '1.35.1-20261201' };
    expect(besides(newer, [])).toBeUndefined();
  });

  it('offers a size only where the node group beside it has it or is not there', () => {
    const live = { scaling: { min: 1, max: 9, desired: 4 } };
    const kind = 'resize-node-group';
    expect(besides(live, [live])).toMatchObject({ kind, maxSize: 9 });
    expect(besides(live, [])).toMatchObject({ kind, maxSize: 9 });
    expect(besides(live, [{}])).toBeUndefined();
  });
});
