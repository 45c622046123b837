import { xkf } from '../repository/__testUtils__/xkf';
import {
  changedLines,
  cluster,
  codes,
  live,
  plan,
} from './__testUtils__/planning';

const path = 'aws-eks/variables/dev.tfvars';
const old = xkf('node_groups');
const shared = 'shared-configuration';

const release = (pool: string, releaseVersion: string) => ({
  kind: 'set-node-group-release',
  ...cluster,
  pool,
  releaseVersion,
});
const resize = (pool: string, sizes: object) => ({
  kind: 'resize-node-group',
  ...cluster,
  pool,
  ...sizes,
});

describe('sizes', () => {
  it.each([
    [
      { minSize: 2 },
      ['-      min_size       = 3', '+      min_size       = 2'],
    ],
    [
      { maxSize: 9 },
      ['-      max_size       = 6', '+      max_size       = 9'],
    ],
    [
      { minSize: 4, maxSize: 8 },
      [
        '-      min_size       = 3',
        '-      max_size       = 6',
        '+      min_size       = 4',
        '+      max_size       = 8',
      ],
    ],
    [{ minSize: 3, maxSize: 6 }, []],
  ])('%p', async (sizes, lines) => {
    const planned = await plan([resize('standard', sizes)]);
    expect(changedLines(planned)).toEqual(lines);
    expect(codes(planned)).toEqual(
      lines.length > 0 ? [`${shared}?`] : ['already-so?'],
    );
  });

  it('warn where AWS has more or fewer nodes', async () => {
    const setting = {
      live: [
        live('dev-eks1', '1.25', { standard: { desiredSize: 5 } }),
        live('dev-eks2', '1.25', { standard: { desiredSize: 3 } }),
      ],
    };
    const less = await plan([resize('standard', { maxSize: 4 })], setting);
    expect(less.warnings[0]).toMatchObject({
      code: 'size-below-desired',
      message:
        'dev-eks1-standard has 5 nodes now, which the largest size 4 does not hold. Terraform does not change the number of nodes, so AWS refuses this until the node group is scaled.',
    });
    const more = await plan([resize('standard', { minSize: 4 })], setting);
    expect(more.warnings[0].message).toContain(
      'dev-eks2-standard has 3 nodes now, which the smallest size 4',
    );
  });

  it.each([
    [{}, 'Give a smallest size, a largest size, or both.'],
    [{ minSize: 7 }, 'The smallest size 7 is above the largest size 6.'],
  ])('%p are refused', async (sizes, message) => {
    await expect(plan([resize('standard', sizes)])).rejects.toMatchObject({
      name: 'InputError',
      message,
    });
  });

  it('of an unknown pool are refused', async () => {
    await expect(plan([resize('gpu', { maxSize: 2 })])).rejects.toMatchObject({
      name: 'InputError',
      message: `${path} has no pool gpu for dev-eks1. It has standard and memory.`,
    });
  });
});

describe('a release', () => {
  it.each([
    [
      'node_pools',
      xkf(),
      '1.25.11-20230711',
      'version       ',
      '1.25.9-20230513',
    ],
    [
      'node_groups',
      old,
      '1.21.6-20220401',
      'release_version',
      '1.21.5-20220123',
    ],
  ])('is set in %s', async (_, files, to, key, from) => {
    const planned = await plan([release('standard', to)], { files });
    expect(changedLines(planned)).toEqual([
      `-      ${key} = "${from}"`,
      `+      ${key} = "${to}"`,
    ]);
    expect(codes(planned)).toEqual([shared]);
    expect(planned.commands[0].opaScore).toBe(2);
  });

  it('of another minor needs a new node group', async () => {
    const planned = await plan([release('standard', '1.26.4-20230711')], {
      live: [
        live('dev-eks1', '1.26', { standard: { version: '1.25' } }),
        live('dev-eks2', '1.26', { standard: { version: '1.26' } }),
      ],
    });
    const found = planned.warnings.filter(
      ({ code }) => code === 'release-needs-other-version',
    );
    expect(found.map(({ message }) => message)).toEqual([
      'dev-eks1-standard runs Kubernetes 1.25, and Terraform changes only its release: AWS will refuse 1.26.4-20230711. Add a node group with this release and remove standard afterwards.',
    ]);
  });
});
