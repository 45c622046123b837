import { liveGroup, peering, entry, drift } from './__testUtils__/situation';

describe('drift of what has odd names or places', () => {
  it('does not take the cluster of another region for its own', () => {
    expect(drift({ declarations: { location: 'eu-north-1' } })).toMatchObject({
      state: 'not-declared',
      items: [],
      cause: expect.stringContaining('It describes eu-north-1.'),
    });
  });

  it('offers no change that could not be asked for', () => {
    const { items } = drift({
      snapshot: {
        nodeGroups: [{ ...liveGroup, releaseVersion: 'ami-0123456789abcdef0' }],
        peerings: [{ ...peering, name: 'The hub', peerVpcId: 'vpc-00000000' }],
      },
    });
    expect(
      items.map(({ aspect, state, adopt }) => [aspect, state, adopt?.kind]),
    ).toEqual([
      ['release-version', 'differs', undefined],
      ['peering', 'not-live', 'remove-peering'],
      ['peering', 'not-declared', undefined],
    ]);
  });

  it('gives every difference an id of its own', () => {
    const elsewhere = { ...peering, peerVpcId: 'vpc-00000000' };
    const { items } = drift({
      snapshot: { peerings: [elsewhere, { ...elsewhere, id: 'pcx-2' }] },
    });
    expect(items.map(({ id: one }) => one)).toEqual([
      'peering:requester qa-data',
      'peering:requester qa-data:2',
      'peering:requester qa-data:3',
    ]);
  });

  it('says that a peering waits for this side', () => {
    const side = 'accepter' as const;
    const states = ['pending-acceptance', 'active'].map(
      status =>
        drift({
          declarations: { peerings: [{ ...entry, side }] },
          snapshot: { peerings: [{ ...peering, side, status }] },
        }).state,
    );
    expect(states).toEqual(['differs', 'in-step']);
  });
});
