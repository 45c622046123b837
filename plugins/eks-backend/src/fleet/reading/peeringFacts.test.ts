import { toLivePeerings } from './peeringFacts';

const requester = {
  OwnerId: '111111111111',
  VpcId: 'vpc-a',
  CidrBlock: '10.1.0.0/18',
  CidrBlockSet: [{ CidrBlock: '10.1.0.0/18' }, { CidrBlock: '100.64.0.0/16' }],
};
const accepter = { OwnerId: '444444444444', VpcId: 'vpc-b' };
const connection = (id: string, change: object = {}) => ({
  VpcPeeringConnectionId: id,
  RequesterVpcInfo: requester,
  AccepterVpcInfo: accepter,
  Status: { Code: 'active' as const },
  Tags: [{ Key: 'Name', Value: 'dev-data' }],
  ...change,
});

describe('toLivePeerings', () => {
  it('tells the other network, seen from either side', () => {
    const both = [connection('pcx-2'), connection('pcx-1')];
    expect(toLivePeerings(both, 'vpc-a').map(({ id }) => id)).toEqual([
      'pcx-1',
      'pcx-2',
    ]);
    expect(toLivePeerings(both, 'vpc-a')[0]).toEqual({
      id: 'pcx-1',
      side: 'requester',
      name: 'dev-data',
      status: 'active',
      peerOwnerId: '444444444444',
      peerVpcId: 'vpc-b',
      peerCidrBlocks: [],
    });
    expect(toLivePeerings(both, 'vpc-b')[0]).toMatchObject({
      side: 'accepter',
      peerOwnerId: '111111111111',
      peerCidrBlocks: ['10.1.0.0/18', '100.64.0.0/16'],
    });
  });

  it.each([
    ['is over', { Status: { Code: 'deleted' } }],
    ['was refused', { Status: { Code: 'rejected' } }],
    ['ran out', { Status: { Code: 'expired' } }],
    ['failed', { Status: { Code: 'failed' } }],
    ['has no id', { VpcPeeringConnectionId: undefined }],
    ['names no peer', { AccepterVpcInfo: undefined }],
  ])('leaves out a connection that %s', (_what, change) => {
    expect(toLivePeerings([connection('pcx-1', change)], 'vpc-a')).toEqual([]);
  });

  it('leaves out connections of other networks', () => {
    expect(toLivePeerings([connection('pcx-1')], 'vpc-c')).toEqual([]);
  });
});
