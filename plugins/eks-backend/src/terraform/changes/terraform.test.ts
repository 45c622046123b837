import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { seed } from '../repository/__testUtils__/seeds';
import { xkf } from '../repository/__testUtils__/xkf';
import { cluster, place, plan } from './__testUtils__/planning';

const run = promisify(execFile);

/** Changes of every kind that a platform repository takes, all together. */
const everyKind = (release: string, version: string, isNew: boolean) => [
  { kind: 'set-control-plane-version', ...cluster, version },
  {
    kind: 'add-node-group',
    ...cluster,
    pool: {
      name: 'standard2',
      releaseVersion: release,
      instanceTypes: ['t3.large'],
      minSize: 1,
      maxSize: 3,
      labels: isNew ? { a: 'b', 'x.y/z': 'c' } : {},
      taints: isNew ? [{ key: 'a', value: 'b', effect: 'NO_EXECUTE' }] : [],
    },
  },
  { kind: 'resize-node-group', ...cluster, pool: 'standard2', maxSize: 12 },
  {
    kind: 'set-node-group-release',
    ...cluster,
    pool: 'standard2',
    releaseVersion: `${release}0`,
  },
  { kind: 'remove-node-group', ...cluster, pool: 'standard' },
  ...['a', 'b'].map((name, i) => ({
    kind: 'add-peering-requester',
    ...place,
    name,
    peerOwnerId: '444444444444',
    peerVpcId: `vpc-0123456789abcdef${i}`,
    destinationCidrBlock: `10.${i}.0.0/18`,
  })),
  { kind: 'remove-peering', ...place, side: 'requester', name: 'a' },
  {
    kind: 'add-tenant-namespace',
    ...place,
    name: 'search',
    delegateResourceGroup: true,
    labels: { team: 'shop' },
    flux: { enabled: true, github: { repo: 'shop' } },
  },
  {
    kind: 'add-tenant-resource-group',
    ...place,
    commonName: 'search',
    delegateAks: true,
    delegateKeyVault: true,
    delegateServiceEndpoint: false,
    delegateServicePrincipal: false,
    lockResourceGroup: true,
    disableUniqueSuffix: false,
    tags: { a: 'b', c: '${d}%{if}' },
  },
  {
    kind: 'add-oidc-provider',
    ...place,
    resource: 'prod_eks2',
    url: 'https://oidc.example/id/A',
    thumbprints: ['9e99a48a9960b14926bb7f3b02e22da2b0ab7280'],
  },
  {
    kind: 'add-irsa-module',
    ...place,
    module: 'shop_uploads',
    roleName: 'shop',
    oidcProviders: [
      {
        url: 'https://oidc.example/id/A',
        arn: 'arn:aws:iam::111111111111:oidc-provider/oidc.example/id/A',
      },
    ],
    namespace: 'shop',
    serviceAccount: 'uploads',
    policyJson: JSON.stringify({
      Version: '2012-10-17',
      Statement: {
        Effect: 'Allow',
        Action: 's3:GetObject',
        Resource: ['arn:aws:s3:::a/${aws:username}', 'arn:aws:s3:::b'],
      },
    }),
  },
];

describe("Terraform's own judgement", () => {
  it.each([
    ['node_pools', xkf('node_pools'), '1.25.11-20230711', '1.26'],
    ['node_groups', xkf('node_groups'), '1.21.6-20220401', '1.22'],
    ["the sandbox's own", seed('xkf'), '1.36.5-20261119', '1.35'],
  ])(
    'finds every changed file well formatted: %s',
    async (spelling, before, release, version) => {
      const changes = everyKind(release, version, spelling !== 'node_groups');
      const planned = await plan(changes, { files: before });
      expect(planned.files).toHaveLength(5);
      const directory = mkdtempSync(join(tmpdir(), 'changes-'));
      try {
        const after = Object.fromEntries(
          planned.files.map(file => [file.path, file.after]),
        );
        for (const [name, files] of Object.entries({ before, after })) {
          for (const [path, text] of Object.entries(files)) {
            const target = join(directory, name, path);
            mkdirSync(dirname(target), { recursive: true });
            writeFileSync(target, text);
          }
        }
        // Without the program the tables of this folder and the tests of the
        // editor have to do; the reason must be that it is missing.
        const judgement = await run(
          'terraform',
          ['fmt', '-check', '-recursive', '-diff', directory],
          { timeout: 60_000 },
        ).then(
          () => 'well formatted',
          error => (error.code === 'ENOENT' ? 'no terraform' : error.stdout),
        );
        expect(['well formatted', 'no terraform']).toContain(judgement);
      } finally {
        rmSync(directory, { recursive: true });
      }
    },
    120_000,
  );
});
