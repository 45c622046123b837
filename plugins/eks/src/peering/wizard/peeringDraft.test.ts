import { aNetwork, aTenantNetwork } from '../../testing/peerings';
import {
  acceptersOf,
  networkKey,
  overlapping,
  PeeringDraft,
  proposedName,
  readPeering,
  requestersOf,
} from './peeringDraft';

const platform = aNetwork();
const tenant = aTenantNetwork();
const otherPlatform = aNetwork({
  accountId: '222222222222',
  accountName: 'xkf-qa',
  environment: 'qa',
  cidrs: ['10.20.0.0/18'],
});
const elsewhere = aTenantNetwork({ region: 'eu-north-1' });
const networks = [otherPlatform, elsewhere, platform, tenant];

const draft = (changes: Partial<PeeringDraft> = {}): PeeringDraft => ({
  requester: networkKey(platform),
  accepter: networkKey(tenant),
  name: undefined,
  reason: ' ',
  ...changes,
});

describe('a draft of a peering', () => {
  it('offers platforms to ask, and others of the same region to accept, tenants first', () => {
    expect(requestersOf(networks)).toEqual([platform, otherPlatform]);
    expect(acceptersOf(networks, platform)).toEqual([tenant, otherPlatform]);
  });

  it.each([
    ['tenant-shop', 'prod-tenant-shop'],
    ['Shop & Söhne (EU)', 'prod-shop-s-hne-eu'],
    ['-'.repeat(5), 'prod'],
    ['x'.repeat(80), `prod-${'x'.repeat(58)}`],
  ])('proposes a name that can be an entry: %s', (accountName, name) => {
    const accepter = aTenantNetwork({ accountName });
    expect(proposedName({ requester: platform, accepter })).toBe(name);
  });

  it('finds any two ranges that overlap', () => {
    expect(overlapping(platform, tenant)).toBeUndefined();
    expect(
      overlapping(
        aNetwork({ cidrs: ['10.30.0.0/18', '100.64.0.0/16'] }),
        aTenantNetwork({ cidrs: ['10.60.0.0/20', '100.64.8.0/21'] }),
      ),
    ).toEqual({ requester: '100.64.0.0/16', accepter: '100.64.8.0/21' });
  });

  it.each<[Partial<PeeringDraft>, string[]]>([
    [{ requester: '', accepter: '' }, ['requester', 'accepter', 'name']],
    [{ accepter: networkKey(platform) }, ['accepter', 'name']],
    // Of another region: it cannot be chosen any more.
    [{ accepter: networkKey(elsewhere), name: 'x' }, ['accepter']],
    [{ name: 'Not a name' }, ['name']],
  ])('says what is wrong with %j', (changes, mistakes) => {
    expect(readPeering(draft(changes), networks)).toEqual({ mistakes });
  });

  it('asks for what was chosen', () => {
    expect(readPeering(draft({ name: ' shop ' }), networks)).toEqual({
      input: {
        kind: 'peering',
        name: 'shop',
        region: 'eu-west-1',
        requester: {
          accountId: '333333333333',
          vpcId: 'vpc-0000000000000aaa1',
          cidr: '10.30.0.0/18',
        },
        accepter: {
          accountId: '666666666666',
          vpcId: 'vpc-0000000000000bbb1',
          cidr: '10.60.0.0/20',
        },
        reason: undefined,
      },
    });
  });
});
