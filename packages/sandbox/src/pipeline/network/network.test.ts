import {
  lastLog,
  merge,
  propose,
  statusesOf,
} from '../../__testUtils__/gitHost';
import { type Sandbox, startSandbox } from '../../startSandbox';

const XKF = 'acme/xkf';
const DATA = 'acme/tenant-data';
const DEV = 'aws-core/variables/dev.tfvars';
const PROD = 'aws-core/variables/prod.tfvars';

const ACCEPT_DEV = `  {
    name                   = "dev-tenant-data"
    peer_owner_id          = "111111111111"
    destination_cidr_block = "10.100.0.0/18"
  },
]
`;

// A busy machine takes its time to start a sandbox.
jest.setTimeout(60_000);

describe('peering by pull request', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const region = (account: string) =>
    sandbox.world.region(account, 'eu-west-1');
  const data = () => region('444444444444');
  const dev = () => region('111111111111');
  const stateOf = (account: string, name: string) =>
    region(account).peeringConnections.find(each =>
      each.tagSet.some(tag => tag.value === name),
    )?.status.code;
  const routes = (account: string, state: string) =>
    region(account).routeTables.flatMap(table =>
      table.routeSet.filter(
        route => route.vpcPeeringConnectionId && route.state === state,
      ),
    ).length;
  const request = (
    name: string,
    vpc: string,
    account = '444444444444',
  ) => `vpc_peering_config_requester = [
  {
    name                   = "${name}"
    peer_owner_id          = "${account}"
    peer_vpc_id            = "${vpc}"
    destination_cidr_block = "10.120.0.0/18"
  }
]
`;
  const last = async (repository: string, number: number) =>
    Object.entries(await statusesOf(sandbox, repository, number)).at(-1)?.[1];

  it('accepts the request that is pending in the seed, and its routes come alive', async () => {
    expect(routes('111111111111', 'blackhole')).toBe(13);
    const number = await propose(sandbox, DATA, 'accept', PROD, text =>
      text.replace(/\]\n$/, ACCEPT_DEV),
    );
    await expect(last(DATA, number)).resolves.toContain(
      'success: 14 to add, 0 to change, 0 to destroy',
    );
    await merge(sandbox, DATA, number);
    expect(stateOf('444444444444', 'dev-tenant-data')).toBe('active');
    expect(stateOf('111111111111', 'dev-tenant-data')).toBe('active');
    expect(routes('111111111111', 'active')).toBe(13);
    expect(routes('444444444444', 'active')).toBe(26);
    const again = await propose(
      sandbox,
      DATA,
      'comment',
      PROD,
      text => `# Seen\n${text}`,
    );
    await expect(last(DATA, again)).resolves.toBe('success: No changes in AWS');
  });

  it('asks for a connection, keeps it, and ends it', async () => {
    const vpc = data().vpcs[0].vpcId;
    const qa = 'aws-core/variables/qa.tfvars';
    const number = await propose(sandbox, XKF, 'ask', qa, text =>
      text.replace(
        'vpc_peering_config_requester = []\n',
        request('qa-tenant-data', vpc),
      ),
    );
    await expect(last(XKF, number)).resolves.toContain('14 to add');
    await merge(sandbox, XKF, number);
    expect(stateOf('222222222222', 'qa-tenant-data')).toBe(
      'pending-acceptance',
    );
    expect(data().peeringConnections).toHaveLength(3);
    expect(routes('222222222222', 'blackhole')).toBe(13);
    const comment = await propose(
      sandbox,
      XKF,
      'comment',
      qa,
      text => `# Seen\n${text}`,
    );
    await expect(last(XKF, comment)).resolves.toBe(
      'success: No changes in AWS',
    );
    await merge(sandbox, XKF, comment);
    const removed = await propose(sandbox, XKF, 'end', qa, text =>
      text.replace(
        /vpc_peering_config_requester = \[[\s\S]+\]/,
        'vpc_peering_config_requester = []',
      ),
    );
    await expect(last(XKF, removed)).resolves.toContain(
      '0 to add, 0 to change, 14 to destroy; OPA score 1400',
    );
    await merge(sandbox, XKF, removed, 1401);
    expect(stateOf('222222222222', 'qa-tenant-data')).toBe('deleted');
    expect(routes('222222222222', 'blackhole')).toBe(0);
  });

  it('fails to accept what nobody asked for, and what is not the only one', async () => {
    const none = await propose(sandbox, DATA, 'none', PROD, text =>
      text.replace(/\]\n$/, ACCEPT_DEV.replace('111111111111', '222222222222')),
    );
    await expect(last(DATA, none)).resolves.toContain(
      'failure: no matching EC2 VPC Peering Connection found',
    );
    const [pending] = data().peeringConnections.filter(
      each => each.status.code === 'pending-acceptance',
    );
    data().peeringConnections.push({
      ...pending,
      vpcPeeringConnectionId: 'pcx-0second',
    });
    const two = await propose(sandbox, DATA, 'two', PROD, text =>
      text.replace(/\]\n$/, ACCEPT_DEV),
    );
    await expect(last(DATA, two)).resolves.toContain(
      'failure: multiple EC2 VPC Peering Connections matched',
    );
    expect(lastLog(sandbox, DATA, two)).toContain(
      'data.aws_vpc_peering_connection.this["dev-tenant-data"]',
    );
  });

  it('does not accept what its module call does not pass on', async () => {
    const lab = 'acme/tenant-lab';
    const path = 'aws-core/variables/dev.tfvars';
    const entry = `\nvpc_peering_config_accepter = [\n${ACCEPT_DEV}`;
    const number = await propose(
      sandbox,
      lab,
      'accept',
      path,
      text => text + entry,
    );
    await expect(last(lab, number)).resolves.toBe('success: No changes in AWS');
    await merge(sandbox, lab, number);
    const passing = await propose(
      sandbox,
      lab,
      'pass',
      'aws-core/main.tf',
      text =>
        text.replace(
          '  dns_zone_enabled = false\n',
          '  dns_zone_enabled = false\n  vpc_peering_config_accepter = var.vpc_peering_config_accepter\n',
        ),
    );
    await expect(last(lab, passing)).resolves.toContain(
      'failure: no matching EC2 VPC Peering Connection found',
    );
  });

  it('cannot connect networks that overlap or do not exist', async () => {
    const number = await propose(
      sandbox,
      XKF,
      'wrong',
      'aws-core/variables/qa.tfvars',
      text =>
        text.replace(
          'vpc_peering_config_requester = []\n',
          request('wrong', 'vpc-0none'),
        ),
    );
    await merge(sandbox, XKF, number);
    await expect(last(XKF, number)).resolves.toContain(
      "unexpected state 'failed'",
    );
    expect(stateOf('222222222222', 'wrong')).toBe('failed');
    const [own] = region('222222222222').vpcs;
    const overlapping = data().vpcs[0];
    overlapping.cidrBlock = own.cidrBlock;
    const second = await propose(
      sandbox,
      XKF,
      'overlap',
      'aws-core/variables/qa.tfvars',
      text =>
        text.replace(
          /vpc_peering_config_requester = \[[\s\S]+\]\n/,
          request('overlap', overlapping.vpcId),
        ),
    );
    await merge(sandbox, XKF, second);
    expect(stateOf('222222222222', 'overlap')).toBe('failed');
  });

  it('replaces a request for another network, and takes back an acceptance only in Terraform', async () => {
    const prod = await propose(sandbox, DATA, 'drop', PROD, text =>
      text.replace(
        /vpc_peering_config_accepter = \[[\s\S]+\]/,
        'vpc_peering_config_accepter = []',
      ),
    );
    await merge(sandbox, DATA, prod, 2000);
    expect(stateOf('444444444444', 'prod-tenant-data')).toBe('active');
    expect(routes('444444444444', 'active')).toBe(0);
    const qaVpc = region('222222222222').vpcs[0].vpcId;
    const moved = await propose(sandbox, XKF, 'move', DEV, text =>
      text.replace(
        /vpc_peering_config_requester = \[[\s\S]+\]\n/,
        request('dev-tenant-data', qaVpc, '222222222222'),
      ),
    );
    await merge(sandbox, XKF, moved, 2000);
    const own = dev().peeringConnections.map(each => [
      each.accepterVpcInfo.ownerId,
      each.status.code,
    ]);
    expect(own).toEqual([
      ['444444444444', 'deleted'],
      ['222222222222', 'pending-acceptance'],
    ]);
  });
});
