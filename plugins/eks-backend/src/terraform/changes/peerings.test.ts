import { coreVarFile, xkf } from '../repository/__testUtils__/xkf';
import {
  changedLines,
  codes,
  place,
  plan,
  tenantPlace,
} from './__testUtils__/planning';
import { overlap, parseCidr } from '@xkf/backstage-plugin-eks-common';

const path = 'aws-core/variables/dev.tfvars';
const vpc = 'vpc-0123456789abcdef0';
const other = 'vpc-0fedcba9876543210';

const requester = (name: string, more: object = {}) => ({
  kind: 'add-peering-requester',
  ...place,
  name,
  peerOwnerId: '444444444444',
  peerVpcId: vpc,
  destinationCidrBlock: '10.0.0.0/18',
  ...more,
});
const accepter = (name: string, more: object = {}) => ({
  kind: 'add-peering-accepter',
  ...tenantPlace,
  name,
  peerOwnerId: '111111111111',
  destinationCidrBlock: '10.100.0.0/18',
  ...more,
});
const remove = (side: string, name: string, at: object = place) => ({
  kind: 'remove-peering',
  ...at,
  side,
  name,
});

const oneEntry = `environment = "dev"
cidr_block  = "10.100.0.0/18"

vpc_peering_config_requester = [
  {
    name                   = "data"
    peer_owner_id          = "444444444444"
    peer_vpc_id            = "${vpc}"
    destination_cidr_block = "10.0.0.0/18"
  }
]
`;

const withEntry = xkf('node_pools', { [path]: oneEntry });

const tenant = {
  'global.tfvars': 'aws_location = "eu-west-1"\n',
  'aws-core/main.tf':
    'variable "vpc_peering_config_accepter" {\n  default = []\n}\nvariable "vpc_config" {}\n',
  'aws-core/variables/dev.tfvars':
    'vpc_config = {\n  cidr_block = "10.0.0.0/18"\n  private_subnets = [{ name_prefix = "a" }, { name_prefix = "b" }]\n}\n',
};

describe('the side that asks', () => {
  it('gets its first entry', async () => {
    const planned = await plan([requester('data')]);
    expect(planned.files[0].after).toBe(
      `${coreVarFile('dev').replace('= []\n', '= [')}
  {
    name                   = "data"
    peer_owner_id          = "444444444444"
    peer_vpc_id            = "${vpc}"
    destination_cidr_block = "10.0.0.0/18"
  },
]
`,
    );
    expect(planned).toMatchObject({
      title: 'Request peering data',
      subject: 'dev',
      action: 'peering-data',
      clusters: [],
      commands: [
        {
          plan: 'make plan ENV=dev DIR=aws-core',
          opaScore: 14,
        },
      ],
    });
    expect(codes(planned)).toEqual(['one-peering-request-at-a-time?']);
  });

  it('gets a further entry, in the style of the one before', async () => {
    const planned = await plan(
      [
        requester('more', {
          peerVpcId: other,
          destinationCidrBlock: '10.1.0.0/18',
        }),
      ],
      { files: withEntry },
    );
    expect(changedLines(planned)).toEqual([
      '+  },',
      '+  {',
      '+    name                   = "more"',
      '+    peer_owner_id          = "444444444444"',
      `+    peer_vpc_id            = "${other}"`,
      '+    destination_cidr_block = "10.1.0.0/18"',
    ]);
    expect(codes(planned)).toEqual(['one-peering-request-at-a-time?']);
  });

  it('is warned of a second way to the same VPC', async () => {
    const planned = await plan(
      [requester('more', { destinationCidrBlock: '10.1.0.0/18' })],
      { files: withEntry },
    );
    expect(planned.warnings[0]).toMatchObject({
      code: 'one-peering-request-at-a-time',
      severity: 'warning',
      path,
      line: 5,
    });
  });

  it('has the entry already, or the name is taken', async () => {
    expect(
      codes(await plan([requester('data')], { files: withEntry })),
    ).toEqual(['already-so?']);
    await expect(
      plan([requester('data', { peerVpcId: other })], { files: withEntry }),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: `${path}, line 5: vpc_peering_config_requester has an entry data already, with other values. Choose another name, or change that entry.`,
    });
  });

  it.each([
    [
      '10.100.32.0/20',
      `10.100.32.0/20 overlaps with the network's own range 10.100.0.0/18 (${path}, line 2): AWS does not peer such networks.`,
    ],
    [
      '10.0.0.0/18',
      `${path}, line 5: entry data has routes to 10.0.0.0/18 already, and a route table takes only one.`,
    ],
    [
      '10.0.0.1/18',
      '10.0.0.1/18 is not a range of addresses: it must begin with its first address, as in 10.0.0.0/18.',
    ],
    [
      '300.0.0.0/8',
      '300.0.0.0/8 is not a range of addresses: it must begin with its first address, as in 10.0.0.0/18.',
    ],
  ])('refuses %s', async (destinationCidrBlock, message) => {
    await expect(
      plan([requester('more', { destinationCidrBlock })], { files: withEntry }),
    ).rejects.toMatchObject({ name: 'InputError', message });
  });

  it('is written to the var file of the environment where it is not set yet', async () => {
    const planned = await plan([requester('data')], {
      files: xkf('node_pools', { [path]: 'environment = "dev"\n' }),
    });
    expect(planned.files[0].after).toMatch(
      /^environment = "dev"\n\nvpc_peering_config_requester = \[\n {2}\{\n {4}name {19}= "data"\n/,
    );
  });

  it.each([
    ['the file cannot be understood', { [path]: 'a = [\n' }, `${path}, line`],
    [
      'the list is computed',
      { [path]: 'vpc_peering_config_requester = concat([], [])\n' },
      `${path}, line 1: vpc_peering_config_requester is not a plain list.`,
    ],
    [
      'an entry is computed',
      { [path]: 'vpc_peering_config_requester = [\n  local.a,\n]\n' },
      `${path}, line 2: an entry of vpc_peering_config_requester is not a plain object.`,
    ],
    [
      'the variable is not declared',
      { 'aws-core/variables.tf': '' },
      'aws-core declares no variable vpc_peering_config_requester',
    ],
    [
      'a default would be lost',
      {
        [path]: '',
        'aws-core/variables.tf':
          'variable "vpc_peering_config_requester" {\n  default = [{ name = "a" }]\n}\n',
      },
      'aws-core/variables.tf, line 2: vpc_peering_config_requester has a default',
    ],
  ])('must be changed by hand when %s', async (_, more, message) => {
    await expect(
      plan([requester('data')], { files: xkf('node_pools', more) }),
    ).rejects.toMatchObject({
      name: 'ConflictError',
      message: expect.stringContaining(message),
    });
  });

  it('needs a var file of the environment', async () => {
    const { [path]: _, ...files } = xkf();
    await expect(plan([requester('data')], { files })).rejects.toMatchObject({
      name: 'ConflictError',
      message: `${path} is missing, so aws-core has no environment dev.`,
    });
  });

  it('loses an entry with its routes', async () => {
    const planned = await plan([remove('requester', 'data')], {
      files: withEntry,
    });
    expect(planned.files[0].after).toBe(coreVarFile('dev'));
    expect(planned.commands).toMatchObject([
      {
        opaScore: 1400,
        opaBlastRadius: 1401,
        plan: expect.stringContaining('OPA_BLAST_RADIUS=1401'),
      },
    ]);
    expect(codes(planned)).toEqual(['blast-radius']);
    const gone = await plan([remove('requester', 'x')], { files: withEntry });
    expect(gone.warnings[0].message).toBe(
      `${path} has no entry x in vpc_peering_config_requester; it has data.`,
    );
  });
});

describe('the side that accepts', () => {
  it("is a tenant's own repository", async () => {
    const planned = await plan([accepter('dev-xkf')], {
      tenant: true,
      files: tenant,
    });
    expect(changedLines(planned)).toEqual(
      expect.arrayContaining([
        '+    name                   = "dev-xkf"',
        '+    peer_owner_id          = "111111111111"',
        '+    destination_cidr_block = "10.100.0.0/18"',
      ]),
    );
    expect(planned).toMatchObject({
      subject: 'data',
      commands: [{ directory: 'aws-core', environment: 'dev', opaScore: 3 }],
      warnings: [{ code: 'one-peering-request-at-a-time', severity: 'note' }],
    });
  });

  it('is warned of a second connection of the same account', async () => {
    const files = {
      ...tenant,
      'aws-core/variables/dev.tfvars':
        'vpc_peering_config_accepter = [{ name = "a", peer_owner_id = "111111111111", destination_cidr_block = "10.2.0.0/18" }]\n',
    };
    const planned = await plan([accepter('b')], { tenant: true, files });
    expect(planned.warnings[0]).toMatchObject({
      severity: 'warning',
      message: expect.stringContaining(
        'Entry a accepts a connection from account 111111111111 too.',
      ),
    });
    const removed = await plan([remove('accepter', 'a', tenantPlace)], {
      tenant: true,
      files,
    });
    expect(removed.files[0].after).toBe('vpc_peering_config_accepter = []\n');
    expect(removed.commands[0].opaScore).toBe(400);
  });

  it('is refused where the network module has no such variable', async () => {
    await expect(plan([accepter('a', place)])).rejects.toMatchObject({
      name: 'ConflictError',
      message:
        'aws-core declares no variable vpc_peering_config_accepter, so Terraform would ignore it. Declare it and pass it to the module first.',
    });
  });
});

describe('ranges of addresses', () => {
  it.each([
    ['10.0.0.0/18', '10.0.64.0/18', false],
    ['10.0.0.0/18', '10.0.63.0/24', true],
    ['10.0.63.0/24', '10.0.0.0/18', true],
    ['0.0.0.0/0', '255.255.255.255/32', true],
    ['10.0.0.0/18', '10.0.0.0/18', true],
  ])('%s and %s overlap: %p', (a, b, expected) => {
    const [left, right] = [parseCidr(a), parseCidr(b)];
    expect(left && right && overlap(left, right)).toBe(expected);
  });

  it.each(['10.0.0.0/33', '10.0.0.1/24', '256.0.0.0/8', '10.0.0.0', 'x'])(
    '%s is none',
    text => expect(parseCidr(text)).toBeUndefined(),
  );
});
