import { merge, propose, statusesOf, textOf } from '../__testUtils__/gitHost';
import { type Sandbox, startSandbox } from '../startSandbox';

// A busy machine takes its time to start a sandbox.
jest.setTimeout(60_000);

describe('a repository made later', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await startSandbox({ timeScale: 0 });
  });

  afterAll(async () => {
    await sandbox.stop();
  });

  const add = async (body: object) => {
    const response = await fetch(`${sandbox.controlUrl}/repositories`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return { status: response.status, body: await response.json() };
  };

  it('gives its account a network that can be peered', async () => {
    const name = 'acme/tenant-new';
    const made = await add({
      name,
      like: 'acme/tenant-shop',
      environments: { dev: '888888888888' },
      cidr: '10.130.0.0/18',
    });
    expect(made).toMatchObject({ status: 200, body: { name, errors: [] } });
    expect(made.body.files).not.toContain('aws-core/irsa.tf');
    const values = await textOf(sandbox, name, 'aws-core/variables/dev.tfvars');
    expect(values).toContain('environment = "dev"');
    expect(values).not.toContain('10.121.');
    const region = sandbox.world.region('888888888888', 'eu-west-1');
    expect(region.vpcs).toMatchObject([
      {
        cidrBlock: '10.130.0.0/18',
        tagSet: expect.arrayContaining([{ key: 'Name', value: 'dev-new' }]),
      },
    ]);
    expect(region.subnets.map(each => each.cidrBlock)).toEqual([
      '10.130.0.0/22',
      '10.130.4.0/22',
      '10.130.12.0/22',
      '10.130.16.0/22',
    ]);

    const asking = await propose(
      sandbox,
      'acme/xkf',
      'ask-new',
      'aws-core/variables/dev.tfvars',
      text =>
        text.replace(
          /\n\]\n$/,
          `,\n  {\n    name = "dev-tenant-new"\n    peer_owner_id = "888888888888"\n    peer_vpc_id = "${region.vpcs[0].vpcId}"\n    destination_cidr_block = "10.130.0.0/18"\n  }\n]\n`,
        ),
    );
    await merge(sandbox, 'acme/xkf', asking);
    const accepting = await propose(
      sandbox,
      name,
      'accept',
      'aws-core/variables/dev.tfvars',
      text =>
        text.replace(
          'vpc_peering_config_accepter = []',
          'vpc_peering_config_accepter = [{ name = "dev-tenant-new", peer_owner_id = "111111111111", destination_cidr_block = "10.100.0.0/18" }]',
        ),
    );
    await merge(sandbox, name, accepting);
    expect(Object.values(await statusesOf(sandbox, name, accepting))).toEqual(
      expect.arrayContaining([
        'success: Applied: 3 added, 0 changed, 0 destroyed',
      ]),
    );
    expect(region.peeringConnections[0].status.code).toBe('active');
  });

  it('is refused where it cannot be', async () => {
    const like = 'acme/tenant-shop';
    const environments = { dev: '888888888888' };
    const answers = [
      await add({ name: 'acme/xkf', like, environments }),
      await add({ name: 'acme/y', like: 'acme/none', environments }),
      await add({ name: 'acme', like, environments }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([409, 404, 400]);
  });
});
