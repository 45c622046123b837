import { OperationsPortal } from '../world/__testUtils__/OperationsPortal';

jest.setTimeout(60_000);

describe('the plan of a rotation', () => {
  let portal: OperationsPortal;
  beforeAll(async () => {
    portal = await OperationsPortal.start();
  });
  afterAll(() => portal?.stop());

  it('knows what AWS would refuse about a node group that it is at work on', async () => {
    const north = {
      accountId: '333333333333',
      region: 'eu-north-1',
      clusterName: 'prod-eks1',
    };
    const { body } = await portal
      .get('/clusters/333333333333/eu-north-1/prod-eks1/rotation-options')
      .expect(200);
    const [{ pool, amiType, replacement, releases }] = body.candidates;
    expect(amiType).toBe('AL2_x86_64');
    expect(replacement.releaseVersion).toBe(releases[0].releaseVersion);
    const [{ releaseVersion }] = portal.sandbox.world.amis.releasesOf(
      amiType,
      '1.31',
    );
    const { findings, obstacles } = await portal.plan({
      kind: 'rotation',
      ...north,
      groups: [{ pool, replacement: { ...replacement, releaseVersion } }],
    });
    const required = findings.filter(({ state }) => state === 'required');
    expect(required).toEqual([
      expect.objectContaining({
        code: 'old-node-group',
        message:
          'prod-eks1-standard is UPDATING: EKS is at work on its nodes, and would refuse to remove it.',
        fix: 'Wait until it is ACTIVE, then plan again.',
      }),
      expect.objectContaining({
        code: 'release',
        message: expect.stringContaining('AWS refuses it'),
        fix: `Choose a release of Amazon Linux 2023, such as ${releases[0].releaseVersion}.`,
      }),
    ]);
    expect(obstacles).toHaveLength(2);
  });
});
