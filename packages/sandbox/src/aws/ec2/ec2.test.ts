import {
  DescribeImagesCommand,
  DescribeInstancesCommand,
  DescribeLaunchTemplatesCommand,
  DescribeLaunchTemplateVersionsCommand,
  DescribeRegionsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  EC2Client,
  paginateDescribeSubnets,
} from '@aws-sdk/client-ec2';
import { accountConfiguration } from '../../__testUtils__/clients';
import { type Sandbox, startSandbox } from '../../startSandbox';

describe('EC2', () => {
  let sandbox: Sandbox;
  let prod: EC2Client;
  let tenant: EC2Client;

  beforeAll(async () => {
    sandbox = await startSandbox();
    prod = new EC2Client(await accountConfiguration(sandbox, '333333333333'));
    tenant = new EC2Client(await accountConfiguration(sandbox, '444444444444'));
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  it('lays the subnet plan of XKF into the VPC', async () => {
    const { Vpcs } = await prod.send(
      new DescribeVpcsCommand({
        Filters: [{ Name: 'tag:Name', Values: ['prod-*'] }],
      }),
    );
    expect(Vpcs).toMatchObject([
      { CidrBlock: '10.100.128.0/18', IsDefault: false, State: 'available' },
    ]);
    const subnets = async (pattern: string) =>
      (
        await prod.send(
          new DescribeSubnetsCommand({
            Filters: [
              { Name: 'vpc-id', Values: [Vpcs?.[0].VpcId ?? ''] },
              { Name: 'tag:Name', Values: [pattern] },
            ],
          }),
        )
      ).Subnets?.map(each => [each.CidrBlock, each.AvailabilityZone]);
    await expect(subnets('eks2-nodes-?')).resolves.toEqual([
      ['10.100.152.0/22', 'eu-west-1a'],
      ['10.100.156.0/22', 'eu-west-1b'],
      ['10.100.160.0/22', 'eu-west-1c'],
    ]);
    await expect(subnets('eks1-cluster-*')).resolves.toEqual([
      ['10.100.164.0/28', 'eu-west-1a'],
      ['10.100.164.16/28', 'eu-west-1b'],
    ]);
    await expect(
      prod.send(
        new DescribeSubnetsCommand({
          Filters: [{ Name: 'no-such-filter', Values: ['x'] }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidParameterValue' });
    await expect(
      prod.send(new DescribeVpcsCommand({ VpcIds: ['vpc-0000'] })),
    ).rejects.toMatchObject({ name: 'InvalidVpcID.NotFound' });
  });

  it('pages subnets', async () => {
    const sizes = [];
    for await (const page of paginateDescribeSubnets(
      { client: prod, pageSize: 7 },
      {},
    )) {
      sizes.push(page.Subnets?.length);
    }
    expect(sizes).toEqual([7, 7, 2]);
  });

  it('shows the nodes of a group as instances', async () => {
    const { Reservations } = await prod.send(
      new DescribeInstancesCommand({
        Filters: [
          { Name: 'tag:eks:nodegroup-name', Values: ['prod-eks1-spot'] },
          { Name: 'instance-state-name', Values: ['running'] },
        ],
      }),
    );
    expect(Reservations?.flatMap(each => each.Instances)).toMatchObject([
      {
        InstanceType: expect.stringMatching(/^m/),
        InstanceLifecycle: 'spot',
        State: { Name: 'running', Code: 16 },
        LaunchTime: expect.any(Date),
        Placement: { AvailabilityZone: expect.stringMatching(/^eu-west-1/) },
      },
    ]);
  });

  it('describes the published images by owner, name and id', async () => {
    const { Images } = await prod.send(
      new DescribeImagesCommand({
        Owners: ['602401143452'],
        Filters: [
          {
            Name: 'name',
            Values: ['amazon-eks-node-al2023-x86_64-standard-1.35-v*'],
          },
        ],
      }),
    );
    expect(Images).toHaveLength(12);
    expect(Images?.[0]).toMatchObject({
      Architecture: 'x86_64',
      OwnerId: '602401143452',
      CreationDate: expect.stringMatching(/^\d{4}-/),
    });
    const { Images: same } = await prod.send(
      new DescribeImagesCommand({ ImageIds: [Images?.[3].ImageId ?? ''] }),
    );
    expect(same?.[0].Name).toBe(Images?.[3].Name);
  });

  it('describes launch templates and their versions', async () => {
    const { LaunchTemplates } = await prod.send(
      new DescribeLaunchTemplatesCommand({
        LaunchTemplateNames: ['prod-eks2-custom'],
      }),
    );
    expect(LaunchTemplates).toMatchObject([
      { LaunchTemplateName: 'prod-eks2-custom', LatestVersionNumber: 1 },
    ]);
    const { LaunchTemplateVersions } = await prod.send(
      new DescribeLaunchTemplateVersionsCommand({
        LaunchTemplateId: LaunchTemplates?.[0].LaunchTemplateId,
        Versions: ['$Latest'],
      }),
    );
    expect(LaunchTemplateVersions).toMatchObject([
      {
        VersionNumber: 1,
        DefaultVersion: true,
        LaunchTemplateData: {
          ImageId: 'ami-0c0ffee5eed5ca1ab',
          SecurityGroupIds: [expect.stringMatching(/^sg-/)],
          BlockDeviceMappings: [{ Ebs: { VolumeSize: 20 } }],
        },
      },
    ]);
    await expect(
      prod.send(
        new DescribeLaunchTemplatesCommand({ LaunchTemplateNames: ['none'] }),
      ),
    ).rejects.toMatchObject({
      name: 'InvalidLaunchTemplateName.NotFoundException',
    });
  });

  it('shows a peering connection and its routes on both sides', async () => {
    const { VpcPeeringConnections } = await prod.send(
      new DescribeVpcPeeringConnectionsCommand({
        Filters: [{ Name: 'status-code', Values: ['active'] }],
      }),
    );
    expect(VpcPeeringConnections).toMatchObject([
      {
        RequesterVpcInfo: { OwnerId: '333333333333' },
        AccepterVpcInfo: {
          OwnerId: '444444444444',
          CidrBlock: '10.120.0.0/18',
        },
        Status: { Code: 'active' },
      },
    ]);
    const id = VpcPeeringConnections?.[0].VpcPeeringConnectionId ?? '';
    const routes = await prod.send(
      new DescribeRouteTablesCommand({
        Filters: [{ Name: 'route.vpc-peering-connection-id', Values: [id] }],
      }),
    );
    expect(routes.RouteTables).toHaveLength(13);
    const pending = await tenant.send(
      new DescribeVpcPeeringConnectionsCommand({
        Filters: [
          { Name: 'requester-vpc-info.owner-id', Values: ['111111111111'] },
          { Name: 'status-code', Values: ['pending-acceptance', 'active'] },
        ],
      }),
    );
    expect(pending.VpcPeeringConnections).toMatchObject([
      {
        Status: { Code: 'pending-acceptance' },
        ExpirationTime: expect.any(Date),
      },
    ]);
  });

  it('describes security groups and regions', async () => {
    const { SecurityGroups } = await prod.send(
      new DescribeSecurityGroupsCommand({
        Filters: [{ Name: 'group-name', Values: ['eks-cluster-sg-*'] }],
      }),
    );
    expect(SecurityGroups).toHaveLength(2);
    const { Regions } = await prod.send(
      new DescribeRegionsCommand({ RegionNames: ['eu-west-1', 'eu-north-1'] }),
    );
    expect(Regions?.map(each => each.RegionName)).toEqual([
      'eu-north-1',
      'eu-west-1',
    ]);
  });
});
