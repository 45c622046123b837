import {
  ApplyCommand,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { driftIn, planOf } from '../__testUtils__/plannedBySandbox';
import {
  DEV,
  PROD,
  QA,
  TerraformPortal,
} from '../__testUtils__/terraformPortal';

jest.setTimeout(300_000);

const DEV2 = { ...DEV, clusterName: 'dev-eks2' };
const PROD2 = { ...PROD, clusterName: 'prod-eks2' };
const NORTH = { ...PROD, region: 'eu-north-1' };
const NORTH_DEV = { ...DEV, region: 'eu-north-1' };
const { accountId, region } = DEV;
const place = { accountId, region };

const pool = (name: string, releaseVersion: string) => ({
  name,
  releaseVersion,
  instanceTypes: ['m6i.xlarge'],
  minSize: 1,
  maxSize: 3,
  labels: { team: 'shop' },
  taints: [{ key: 'a', value: 'b', effect: 'NO_SCHEDULE' as const }],
});

/** Every kind of change that a plan meets, on every cluster. */
const table: [string, TerraformChange[]][] = [
  ...[DEV, DEV2, QA, PROD, PROD2, NORTH, NORTH_DEV].flatMap(
    (id): [string, TerraformChange[]][] => {
      const name = `${id.clusterName} in ${id.region}`;
      return [
        [
          `${name}, resized`,
          [{ kind: 'resize-node-group', ...id, pool: 'standard', maxSize: 9 }],
        ],
        [
          `${name}, with another node group`,
          [
            {
              kind: 'add-node-group',
              ...id,
              pool: pool('extra', '1.31.1-20261119'),
            },
          ],
        ],
        [
          `${name}, with one node group less`,
          [{ kind: 'remove-node-group', ...id, pool: 'standard' }],
        ],
        [
          `${name}, with another release`,
          [
            {
              kind: 'set-node-group-release',
              ...id,
              pool: 'standard',
              releaseVersion: '1.31.1-20261119',
            },
          ],
        ],
      ];
    },
  ),
  [
    'dev-eks1, whose second node group only one cluster has',
    [{ kind: 'remove-node-group', ...DEV, pool: 'memory' }],
  ],
  [
    'dev-eks1, whose second node group is resized',
    [
      {
        kind: 'resize-node-group',
        ...DEV,
        pool: 'memory',
        minSize: 2,
        maxSize: 7,
      },
    ],
  ],
  [
    'prod-eks1, whose second node group is resized',
    [{ kind: 'resize-node-group', ...PROD, pool: 'spot', maxSize: 9 }],
  ],
  [
    'prod-eks2, whose own node group is adopted',
    [
      {
        kind: 'add-node-group',
        ...PROD2,
        pool: pool('custom', '1.35.5-20261119'),
      },
    ],
  ],
  [
    'qa, upgraded',
    [{ kind: 'set-control-plane-version', ...QA, version: '1.35' }],
  ],
  [
    'prod, upgraded',
    [{ kind: 'set-control-plane-version', ...PROD, version: '1.36' }],
  ],
  [
    'qa, as AWS has it',
    [{ kind: 'resize-node-group', ...QA, pool: 'standard', maxSize: 6 }],
  ],
  [
    'several changes at once',
    [
      { kind: 'set-control-plane-version', ...QA, version: '1.35' },
      { kind: 'resize-node-group', ...QA, pool: 'standard', minSize: 2 },
      { kind: 'add-node-group', ...QA, pool: pool('new', '1.35.5-20261119') },
    ],
  ],
  [
    'a peering more',
    [
      {
        kind: 'add-peering-requester',
        ...place,
        name: 'extra',
        peerOwnerId: '222222222222',
        peerVpcId: 'vpc-0123456789abcdef0',
        destinationCidrBlock: '10.210.0.0/18',
      },
    ],
  ],
  [
    'a peering less',
    [
      {
        kind: 'remove-peering',
        ...place,
        accountId: PROD.accountId,
        side: 'requester',
        name: 'prod-tenant-data',
      },
    ],
  ],
  [
    'a namespace for every cluster',
    [
      {
        kind: 'add-tenant-namespace',
        accountId,
        region,
        name: 'billing',
        delegateResourceGroup: false,
        labels: {},
        flux: { enabled: false, createCrds: false },
      },
    ],
  ],
];

/** Azure and Kubernetes are no part of the sandbox's plans. */
const NAMESPACE = 5;
const clustersOf: Record<string, number> = { dev: 2, qa: 1, prod: 2 };

describe('What a preview foretells', () => {
  let at: TerraformPortal;
  beforeAll(async () => {
    at = await TerraformPortal.start();
  });
  afterAll(() => at?.stop());

  const unseen = (command: ApplyCommand, [first]: TerraformChange[]) => {
    if (first.kind !== 'add-tenant-namespace') return 0;
    return (clustersOf[command.environment] ?? 0) * NAMESPACE;
  };

  it.each(table)('is what Terraform plans: %s', async (_what, changes) => {
    const shown = await at.preview(...changes);
    const { change } = await at.open(...changes);
    const name = shown.repository.name;
    const commands = shown.commands.filter(
      ({ directory }) => directory !== 'azure-governance',
    );
    expect(commands).not.toEqual([]);
    for (const command of commands) {
      const plan = await planOf(
        at.sandbox,
        name,
        change.pullRequest.number,
        command,
      );
      expect(command.opaScore).toBe(plan.score + unseen(command, changes));
      expect(command.opaBlastRadius ?? 50).toBeGreaterThan(plan.score);
      const pending = command.alsoApplies.map(
        ({ cluster, subject }) => subject ?? cluster,
      );
      const drift = await driftIn(at.sandbox, name, command);
      expect(drift).toEqual(expect.arrayContaining(pending));
      const asked = changes.flatMap(one =>
        'pool' in one
          ? [typeof one.pool === 'string' ? one.pool : one.pool.name]
          : [],
      );
      const untouched = drift.filter(
        met => !asked.some(one => met.endsWith(`-${one}`)),
      );
      const upgraded = changes.some(
        ({ kind }) => kind === 'set-control-plane-version',
      );
      expect(pending.filter(met => untouched.includes(met)).sort()).toEqual(
        untouched.filter(met => !upgraded || /-eks\d-/.test(met)),
      );
    }
  });
});
