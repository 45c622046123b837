import {
  ChangePreview,
  ChangeRecord,
  Drift,
  DriftDifference,
  PullRequest,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { minutesAgo } from './clusters';

export const COMMIT = '0123456789abcdef0123456789abcdef01234567';

const devEks1 = {
  accountId: '111111111111',
  region: 'eu-west-1',
  clusterName: 'dev-eks1',
};

export const repository = {
  url: 'https://github.com/acme/xkf',
  name: 'acme/xkf',
};

/** The change that makes Terraform say that a pool has at most so many nodes. */
export function aResize(maxSize: number): TerraformChange {
  return { kind: 'resize-node-group', ...devEks1, pool: 'standard', maxSize };
}

/** A largest size on which Terraform and AWS do not agree, changed as asked. */
export function aDifference(
  changes: Partial<DriftDifference> = {},
): DriftDifference {
  return {
    id: 'standard/max-size',
    aspect: 'max-size',
    state: 'differs',
    subject: 'dev-eks1-standard',
    declared: '5',
    live: '6',
    source: {
      path: 'aws-eks/variables/dev.tfvars',
      line: 12,
      url: `${repository.url}/blob/${COMMIT}/aws-eks/variables/dev.tfvars#L12`,
    },
    adopt: aResize(6),
    ...changes,
  };
}

/** The drift of a cluster, by default with the given differences alone. */
export function aDrift(
  items: DriftDifference[] = [],
  changes: Partial<Drift> = {},
): Drift {
  return {
    state: items.length > 0 ? 'differs' : 'in-step',
    differences: items.length,
    items,
    repository: {
      ...repository,
      branch: 'main',
      commit: COMMIT,
      commitUrl: `${repository.url}/commit/${COMMIT}`,
      readAt: minutesAgo(4),
    },
    source: {
      path: 'aws-eks/variables/dev.tfvars',
      line: 3,
      url: `${repository.url}/blob/${COMMIT}/aws-eks/variables/dev.tfvars#L3`,
    },
    moduleRef: '2026.10.1',
    sharedWith: ['dev-eks2'],
    problems: [],
    liveReadAt: minutesAgo(3),
    ...changes,
  };
}

/** An open pull request that can be merged, changed as asked. */
export function aPullRequest(changes: Partial<PullRequest> = {}): PullRequest {
  return {
    number: 12,
    url: `${repository.url}/pull/12`,
    title: 'Let standard have at most 6 nodes',
    state: 'open',
    draft: false,
    branch: 'eks/dev/resize-standard-01234567',
    baseBranch: 'main',
    headCommit: 'b'.repeat(40),
    mergeability: 'mergeable',
    checks: {
      state: 'success',
      items: [
        {
          name: 'plan (aws-eks, dev)',
          state: 'success',
          description: '0 to add, 1 to change, 0 to destroy',
          url: `${repository.url}/runs/1`,
        },
      ],
    },
    ...changes,
  };
}

/** A change that was opened through the portal, changed as asked. */
export function aChange(changes: Partial<ChangeRecord> = {}): ChangeRecord {
  return {
    changeId: '0123456789abcdef',
    title: 'Let standard have at most 6 nodes',
    repository,
    changes: [aResize(6)],
    clusters: ['dev-eks1', 'dev-eks2'],
    requestedBy: 'user:default/ada',
    createdAt: minutesAgo(10),
    state: 'open',
    pullRequest: aPullRequest(),
    readAt: minutesAgo(0),
    commands: [
      {
        directory: 'aws-eks',
        environment: 'dev',
        plan: 'make plan ENV=dev DIR=aws-eks',
        apply: 'make apply ENV=dev DIR=aws-eks',
        opaScore: 2,
        alsoApplies: [],
        alsoAppliesHidden: 0,
      },
    ],
    ...changes,
  };
}

/** What a change would do to one line of a file, changed as asked. */
export function aPreview(changes: Partial<ChangePreview> = {}): ChangePreview {
  return {
    changeId: '0123456789abcdef',
    repository,
    baseBranch: 'main',
    baseCommit: COMMIT,
    branch: 'eks/dev/resize-standard-01234567',
    title: 'Let standard have at most 6 nodes',
    body: 'Terraform follows AWS.',
    files: [
      {
        path: 'aws-eks/variables/dev.tfvars',
        action: 'edit',
        diff: [
          '--- a/aws-eks/variables/dev.tfvars',
          '+++ b/aws-eks/variables/dev.tfvars',
          '@@ -11,3 +11,3 @@',
          '       min_size = 1',
          '-      max_size = 5',
          '+      max_size = 6',
          '     },',
        ].join('\n'),
        added: 1,
        removed: 1,
      },
    ],
    warnings: [],
    commands: aChange().commands,
    clusters: ['dev-eks1', 'dev-eks2'],
    ...changes,
  };
}
