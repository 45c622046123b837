import type { Nodegroup } from '@aws-sdk/client-eks';
import {
  RotationInput,
  rotationInputSchema,
} from '@xkf/backstage-plugin-eks-common';
import { clusterFindings } from './findings';
import { replacementType } from './images';
import { RotationFacts } from './RotationFacts';

const id = {
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
};

function facts(
  groups: Record<string, Partial<Nodegroup>>,
  more: { version?: string; releases?: Record<string, string[]> } = {},
): RotationFacts {
  const { version = '1.34', releases = {} } = more;
  return {
    id,
    cluster: { status: 'ACTIVE' },
    version,
    nodeGroups: new Map(
      Object.entries(groups).map(([pool, group]) => [
        `qa-eks1-${pool}`,
        { status: 'ACTIVE', amiType: 'AL2023_x86_64_STANDARD', ...group },
      ]),
    ),
    declared: {
      cluster: { pools: [{ name: 'standard' }, { name: 'standard2' }] },
      repository: 'acme/xkf',
      branch: 'main',
    },
    shared: [],
    releases: new Map(
      Object.entries(releases).map(([type, list]) => [
        type,
        { value: { releases: list, dates: [] } },
      ]),
    ),
  } as unknown as RotationFacts;
}

function input(releaseVersion = '1.34.2-20261110'): RotationInput {
  return rotationInputSchema.parse({
    kind: 'rotation',
    ...id,
    groups: [
      {
        pool: 'standard',
        replacement: {
          name: 'standard2',
          releaseVersion,
          instanceTypes: ['m6i.large'],
          minSize: 1,
          maxSize: 3,
        },
      },
    ],
  });
}

function found(code: string, ...asked: Parameters<typeof facts>) {
  return clusterFindings(facts(...asked), input()).find(
    finding => finding.code === code,
  );
}

describe('findings about the state of a node group', () => {
  it.each([
    ['ACTIVE', 'passed', 'with release'],
    ['CREATING', 'required', 'EKS is at work on its nodes'],
    ['UPDATING', 'required', 'would refuse to remove it'],
    ['DELETING', 'required', 'takes its nodes away now'],
    ['DEGRADED', 'recommended', 'is DEGRADED'],
    ['CREATE_FAILED', 'recommended', 'is CREATE_FAILED'],
    ['DELETE_FAILED', 'recommended', 'is DELETE_FAILED'],
  ] as const)('an old one that is %s: %s', (status, state, words) => {
    expect(found('old-node-group', { standard: { status } })).toMatchObject({
      state,
      message: expect.stringContaining(words),
    });
  });

  it('says what ails a degraded one', () => {
    const issues = [{ code: 'AutoScalingGroupNotFound' as const }];
    const group = { status: 'DEGRADED' as const, health: { issues } };
    expect(found('old-node-group', { standard: group })?.message).toMatch(
      /^qa-eks1-standard is DEGRADED\. The Auto Scaling group was deleted by hand\./,
    );
  });

  it.each([
    ['ACTIVE', 'recommended', 'goes on from there'],
    ['CREATING', 'recommended', 'goes on from there'],
    ['UPDATING', 'recommended', 'goes on from there'],
    ['DELETING', 'required', 'it is DELETING, so it cannot take the pods'],
    ['CREATE_FAILED', 'required', 'it is CREATE_FAILED'],
    ['DEGRADED', 'required', 'it is DEGRADED'],
  ] as const)(
    'a replacement that is %s already: %s',
    (status, state, words) => {
      const groups = { standard: {}, standard2: { status } };
      expect(found('new-node-group', groups)).toMatchObject({
        state,
        message: expect.stringContaining(words),
      });
    },
  );
});

describe('findings about Amazon Linux 2', () => {
  const al2 = { standard: { amiType: 'AL2_x86_64' as const } };
  const releases = {
    AL2_x86_64: ['1.31.14-20251209'],
    AL2023_x86_64_STANDARD: ['1.31.14-20261110', '1.31.14-20251103'],
  };

  it.each([
    ['1.31.14-20261110', 'passed', 'AWS publishes it'],
    ['1.31.14-20251103', 'passed', 'AWS publishes it'],
    ['1.31.14-20251209', 'required', 'It is a release of Amazon Linux 2'],
    ['1.31.10-20250701', 'recommended', 'Older ones are accepted for a while'],
  ])('release %s: %s', (release, state, words) => {
    const known = facts(al2, { version: '1.31', releases });
    expect(
      clusterFindings(known, input(release)).find(
        ({ code }) => code === 'release',
      ),
    ).toMatchObject({ state, message: expect.stringContaining(words) });
  });

  it('has nothing to say about the image on 1.29', () => {
    expect(found('image', al2, { version: '1.29' })).toBeUndefined();
  });

  it.each([
    ['1.31', 'gets Amazon Linux 2023 unless the module names a type'],
    ['1.33', 'EKS has no Amazon Linux 2 for 1.33'],
  ])('the image on %s: %s', (version, words) => {
    const finding = found('image', al2, { version });
    expect(finding?.message).toContain(words);
  });

  it.each([
    ['AL2_x86_64', '1.29', 'AL2_x86_64'],
    ['AL2_x86_64', '1.30', 'AL2023_x86_64_STANDARD'],
    ['AL2_ARM_64', '1.34', 'AL2023_ARM_64_STANDARD'],
    ['AL2_x86_64_GPU', '1.34', 'AL2023_x86_64_NVIDIA'],
    ['BOTTLEROCKET_ARM_64', '1.34', 'BOTTLEROCKET_ARM_64'],
    ['CUSTOM', '1.34', 'CUSTOM'],
  ])('%s on %s is followed by %s', (type, version, expected) => {
    expect(replacementType(type, version)).toBe(expected);
  });
});
