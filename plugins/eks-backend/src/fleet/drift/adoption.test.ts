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
    ['one minor up', '1.35', '1.34', true],
    ['two minors up', '1.36', '1.34', false],
    ['a minor down', '1.33', '1.34', false],
  ])(
    'offers %s for the cluster beside it only where AWS takes it',
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

  it('offers no release that the node group beside it cannot take', () => {
    const offered = (version: string) =>
      drift({
        snapshot: {
          nodeGroups: [{ ...liveGroup, releaseVersion: '1.34.9-20261201' }],
        },
        ...declaring({ sharedWith: ['qa-eks2'] }),
        neighbours: [neighbour('qa-eks2', version, version)],
      }).items[0].adopt;
    expect(offered('1.34')).toMatchObject({ kind: 'set-node-group-release' });
    expect(offered('1.35')).toBeUndefined();
  });
});
