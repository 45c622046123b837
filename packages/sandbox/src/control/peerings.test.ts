import {
  DescribeVpcPeeringConnectionsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import {
  GetServiceQuotaCommand,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { accountConfiguration } from '../__testUtils__/clients';
import { lastLog, merge, oneLine, propose } from '../__testUtils__/gitHost';
import { type Sandbox, startSandbox } from '../startSandbox';

const DEV = '111111111111';
const DATA = '444444444444';

// A busy machine takes its time to start a sandbox.
jest.setTimeout(60_000);

describe('a peering by hand', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });

  afterEach(async () => {
    await sandbox.stop();
  });

  const connections = async (account: string) => {
    const ec2 = new EC2Client(await accountConfiguration(sandbox, account));
    const { VpcPeeringConnections = [] } = await ec2.send(
      new DescribeVpcPeeringConnectionsCommand({}),
    );
    return VpcPeeringConnections;
  };
  const pending = async () =>
    (await connections(DEV))[0].VpcPeeringConnectionId ?? '';
  const act = async (id: string, action: string) => {
    const response = await fetch(
      `${sandbox.controlUrl}/peerings/${id}/${action}`,
      { method: 'POST' },
    );
    const body = await response.json();
    await sandbox.idle();
    return { status: response.status, error: body.error };
  };
  const states = async (id: string) =>
    Promise.all(
      [DEV, DATA].map(async account => {
        const found = (await connections(account)).find(
          each => each.VpcPeeringConnectionId === id,
        );
        return found?.Status;
      }),
    );
  const routes = (account: string) =>
    sandbox.world
      .region(account, 'eu-west-1')
      .routeTables.flatMap(table => table.routeSet);

  it('is accepted, and Terraform then adopts it', async () => {
    const id = await pending();
    expect(await act(id, 'accept')).toMatchObject({ status: 200 });
    const active = { Code: 'active', Message: 'Active' };
    expect(await states(id)).toEqual([active, active]);
    expect(await act(id, 'accept')).toEqual({
      status: 409,
      error: `InvalidStateTransition: Invalid state transition for ${id}, attempted to transition from active to active`,
    });
    expect(await act(id, 'reject')).toMatchObject({ status: 409 });
    const number = await propose(
      sandbox,
      'acme/tenant-data',
      'adopt',
      'aws-core/variables/prod.tfvars',
      text =>
        text.replace(
          /\]\n$/,
          '  {\n    name = "dev-tenant-data"\n    peer_owner_id = "111111111111"\n    destination_cidr_block = "10.100.0.0/18"\n  },\n]\n',
        ),
    );
    await merge(sandbox, 'acme/tenant-data', number);
    const [, , ...others] = await connections(DATA);
    expect(others).toEqual([]);
    expect((await connections(DATA))[1].Tags).toContainEqual({
      Key: 'Side',
      Value: 'Accepter',
    });
    expect(await act(id, 'delete')).toMatchObject({ status: 200 });
    const deleted = { Code: 'deleted', Message: `Deleted by ${DEV}` };
    expect(await states(id)).toEqual([deleted, deleted]);
    expect(
      routes(DATA).filter(each => each.vpcPeeringConnectionId === id)[0].state,
    ).toBe('blackhole');
    expect(await act(id, 'delete')).toMatchObject({ status: 409 });
  });

  it('is rejected, or not accepted in time', async () => {
    const id = await pending();
    expect(await act(id, 'reject')).toMatchObject({ status: 200 });
    expect((await states(id))[0]).toEqual({
      Code: 'rejected',
      Message: `Rejected by ${DATA}`,
    });
    // Terraform asks again, as the connection is no more.
    const number = await propose(
      sandbox,
      'acme/xkf',
      'again',
      'aws-core/variables/dev.tfvars',
      text => `# Again\n${text}`,
    );
    await merge(sandbox, 'acme/xkf', number);
    const [, second] = await connections(DEV);
    expect(second.Status?.Code).toBe('pending-acceptance');
    const other = second.VpcPeeringConnectionId ?? '';
    expect(other).not.toBe(id);
    expect(await act(other, 'expire')).toMatchObject({ status: 200 });
    expect((await states(other))[1]?.Code).toBe('expired');
    expect(await act(other, 'accept')).toMatchObject({ status: 409 });
    expect(await act('pcx-0none', 'accept')).toMatchObject({ status: 404 });
  });

  it('meets the quota of its networks, which Service Quotas shows', async () => {
    const quotas = new ServiceQuotasClient(
      await accountConfiguration(sandbox, DATA),
    );
    const read = () =>
      quotas.send(
        new GetServiceQuotaCommand({
          ServiceCode: 'vpc',
          QuotaCode: 'L-7E9ECCDB',
        }),
      );
    await expect(read()).resolves.toMatchObject({
      Quota: {
        Value: 50,
        QuotaName: 'Active VPC peering connections per VPC',
        ServiceCode: 'vpc',
      },
    });
    sandbox.world.account(DATA).quotas['L-7E9ECCDB'] = 1;
    await expect(read()).resolves.toMatchObject({ Quota: { Value: 1 } });
    const id = await pending();
    expect((await act(id, 'accept')).error).toContain(
      'ActiveVpcPeeringConnectionPerVpcLimitExceeded',
    );
    sandbox.world.account('333333333333').quotas['L-7E9ECCDB'] = 1;
    const vpc = sandbox.world.region('666666666666', 'eu-west-1').vpcs[0].vpcId;
    const number = await propose(
      sandbox,
      'acme/xkf',
      'more',
      'aws-core/variables/prod.tfvars',
      text =>
        text.replace(
          /\]\n$/,
          `  {\n    name = "prod-tenant-shop"\n    peer_owner_id = "666666666666"\n    peer_vpc_id = "${vpc}"\n    destination_cidr_block = "10.121.0.0/18"\n  },\n]\n`,
        ),
    );
    await merge(sandbox, 'acme/xkf', number);
    expect(oneLine(lastLog(sandbox, 'acme/xkf', number))).toContain(
      'error requesting VPC peering connection: ActiveVpcPeeringConnectionPerVpcLimitExceeded',
    );
  });
});
