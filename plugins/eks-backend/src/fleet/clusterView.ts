import {
  ClusterDetail,
  ClusterSummary,
  DegradedPart,
  Drift,
  NodeGroup,
  NodeGroupCounts,
  PartProblem,
  Support,
} from '@xkf/backstage-plugin-eks-common';
import { AccountConfig, EksConfig, toOwnerRef } from '../config';
import type { DeclaredSideOf } from '../terraform/RepositoryReadings';
import {
  clusterDrift,
  clusterDriftSummary,
  DriftQuestion,
} from './drift/clusterDrift';
import { ClusterFacts } from './reading/clusterFacts';
import { ClusterRecord } from './store/FleetStore';
import { ClusterSnapshot } from './store/snapshot';
import { SupportCalendar } from './SupportCalendar';

/** What the answer about a cluster is made of besides its record. */
export interface ViewContext {
  config: EksConfig;
  calendar: SupportCalendar;
  /** Absent where no Terraform repository is configured at all. */
  declaredSideOf?: DeclaredSideOf;
}

/** The account that the configuration has for an id. */
export function accountOf(
  config: EksConfig,
  accountId: string,
): AccountConfig | undefined {
  return config.accounts.find(account => account.accountId === accountId);
}

export function toClusterSummary(
  record: ClusterRecord,
  context: ViewContext,
): ClusterSummary {
  const { facts } = record.snapshot;
  const account = accountOf(context.config, record.accountId);
  return {
    arn: facts.arn,
    accountId: facts.accountId,
    accountName: account?.name ?? facts.accountId,
    environment: account?.environment ?? 'unknown',
    region: facts.region,
    name: facts.name,
    owner: ownerOf(facts, context.config, account),
    status: facts.status,
    version: facts.version,
    platformVersion: facts.platformVersion,
    support: supportOf(facts, context.calendar),
    nodeGroups: countNodeGroups(record.snapshot.nodeGroups),
    health: healthOf(record),
    healthIssueCount:
      facts.healthIssues.length + degradedParts(record.snapshot).length,
    drift:
      context.declaredSideOf &&
      clusterDriftSummary(driftQuestion(record, context)),
    freshness: {
      lastSeen: record.lastSeen,
      stale: record.problem !== undefined,
      problem: record.problem,
    },
  };
}

/**
 * The cluster against its Terraform repository, in full.
 * @param neighbours - clusters of the same account and region
 */
export function toClusterDrift(
  record: ClusterRecord,
  context: ViewContext,
  neighbours: readonly ClusterRecord[],
): Drift {
  return clusterDrift({ ...driftQuestion(record, context), neighbours });
}

function driftQuestion(
  record: ClusterRecord,
  { config, declaredSideOf }: ViewContext,
): DriftQuestion {
  const account = accountOf(config, record.accountId);
  return {
    record,
    environment: account?.environment ?? 'unknown',
    accountName: account?.name ?? record.accountId,
    declared: account && declaredSideOf?.(account, record.region),
  };
}

export function toClusterDetail(
  record: ClusterRecord,
  context: ViewContext,
): ClusterDetail {
  return {
    ...record.snapshot.facts,
    ...toClusterSummary(record, context),
    degradedParts: degradedParts(record.snapshot),
    problems: record.snapshot.problems,
  };
}

/** What is no entity reference is shown as it is. */
function ownerOf(
  facts: ClusterFacts,
  config: EksConfig,
  account: AccountConfig | undefined,
): string | undefined {
  const tag = facts.tags[config.ownerTag];
  return tag ? (toOwnerRef(tag) ?? tag) : account?.owner;
}

/**
 * A cluster whose policy is STANDARD is upgraded at the end of standard support
 * and never pays for extended support (EKS user guide, "View current cluster
 * upgrade policy").
 */
function supportOf(facts: ClusterFacts, calendar: SupportCalendar): Support {
  const support = calendar.support(facts.version);
  return facts.upgradePolicy === 'STANDARD'
    ? { ...support, extraCostPerMonth: 0 }
    : support;
}

function countNodeGroups(
  groups: NodeGroup[] | undefined,
): NodeGroupCounts | undefined {
  if (!groups) return undefined;
  return {
    total: groups.length,
    behind: groups.filter(group => group.image.state === 'behind').length,
    degraded: groups.filter(group => group.state === 'degraded').length,
    unknown: groups.filter(group => group.image.state === 'unknown').length,
  };
}

function degradedParts({
  nodeGroups,
  addons,
}: ClusterSnapshot): DegradedPart[] {
  const parts = [
    ...(nodeGroups ?? []).map(part => ({
      ...part,
      part: 'node-group' as const,
    })),
    ...(addons ?? []).map(part => ({ ...part, part: 'addon' as const })),
  ];
  return parts
    .filter(({ state }) => state === 'degraded')
    .map(({ part, name, status, healthIssues }) => ({
      part,
      name,
      status,
      issues: healthIssues,
    }));
}

function healthOf({ snapshot }: ClusterRecord): ClusterSummary['health'] {
  const { facts, nodeGroups, addons, problems } = snapshot;
  const degraded =
    facts.status === 'FAILED' ||
    facts.healthIssues.length > 0 ||
    degradedParts(snapshot).length > 0;
  if (degraded) return 'degraded';
  const complete = nodeGroups && addons && problems.every(isHarmless);
  return complete ? 'healthy' : 'unknown';
}

/** Without releases or peerings the health is known all the same. */
function isHarmless({ part }: PartProblem): boolean {
  return part === 'releases' || part === 'peerings';
}
