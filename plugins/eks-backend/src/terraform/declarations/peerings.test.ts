import { tenantOf } from '../repository/__testUtils__/configuration';
import { MemoryRepository } from '../repository/__testUtils__/memoryRepository';
import { xkf } from '../repository/__testUtils__/xkf';
import { messages, read } from './__testUtils__/reading';
import { readTenantDeclarations } from '.';

describe('peerings', () => {
  const entry = (name: string, more = '') =>
    `{ name = "${name}", peer_owner_id = "444444444444", peer_vpc_id = "vpc-0123456789abcdef0", destination_cidr_block = "10.0.0.0/18"${more} }`;

  it('reads both sides of a platform', async () => {
    const path = 'aws-core/variables/dev.tfvars';
    const reading = await read(
      xkf('node_pools', {
        [path]: `vpc_peering_config_requester = [\n  ${entry('a')},\n]\nvpc_peering_config_accepter = [${entry('b')}]\n`,
      }),
      ['dev', 'prod'],
    );
    expect(reading.problems).toEqual([]);
    expect(reading.peeringsUnreadable).toEqual([]);
    expect(reading.peerings).toEqual([
      {
        environment: 'dev',
        side: 'requester',
        name: 'a',
        peerOwnerId: '444444444444',
        peerVpcId: 'vpc-0123456789abcdef0',
        destinationCidrBlock: '10.0.0.0/18',
        path,
        line: 2,
      },
      expect.objectContaining({
        side: 'accepter',
        name: 'b',
        peerVpcId: undefined,
        line: 4,
      }),
    ]);
  });

  it('shows what is computed as a hole', async () => {
    const reading = await read(
      xkf('node_pools', {
        'aws-core/variables/dev.tfvars': `vpc_peering_config_requester = [\n  ${entry('a')},\n  { name = "b" },\n]\nvpc_peering_config_accepter = concat([], [])\n`,
      }),
    );
    expect(reading.peerings.map(({ name }) => name)).toEqual(['a']);
    expect(reading.peeringsUnreadable).toMatchObject([
      {
        side: 'requester',
        line: 3,
        reason: 'An entry has no peer_owner_id.',
      },
      { side: 'accepter', line: 5 },
    ]);
    expect(messages(reading)).toHaveLength(2);
  });

  it('reads a tenant', async () => {
    const { config } = tenantOf();
    const repository = new MemoryRepository({
      'global.tfvars': 'aws_location = "eu-west-1"\n',
      'aws-core/variables/prod.tfvars': `vpc_peering_config_accepter = [${entry('a')}]\n`,
    });
    const reading = await readTenantDeclarations(repository, config, 'prod');
    expect(reading).toMatchObject({
      clusters: [],
      location: 'eu-west-1',
      problems: [],
      peerings: [{ side: 'accepter', environment: 'prod', name: 'a' }],
    });
    expect(
      await readTenantDeclarations(repository, config, 'dev'),
    ).toMatchObject({ peerings: [], problems: [{ path: 'aws-core' }] });
  });
});
