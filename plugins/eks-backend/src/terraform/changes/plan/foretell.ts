import {
  DeclaredCluster,
  DirectoryDeclarations,
  isComparable,
  readDirectory,
} from '../../declarations';
import { SourceTree } from '../../repository/SourceTree';
import { KnownAws, KnownCluster, LiveEnvironment } from '../context';
import { Impact } from '../effect';
import { peeringResources } from '../peerings/PeeringTarget';
import { Workspace } from '../Workspace';
import { clusterItems } from './clusterItems';
import { peeringItems } from './peeringItems';
import { Foretelling } from './PlannedItem';

/** What the plan of one directory in one environment does, as far as it is known. */
export interface ForetoldPlan extends Foretelling {
  directory: string;
  environment: string;
  score: number;
  /** Clusters that the directory declares and AWS does not have. */
  missing: string[];
}

/**
 * Foretells the plans that changes meet. Terraform applies whole directories, so
 * the files as they are after the changes are compared with AWS; what the base
 * branch says already is told apart from what the changes ask for.
 */
export async function foretellPlans(
  workspace: Workspace,
  impacts: readonly Impact[],
): Promise<ForetoldPlan[]> {
  const before = new SourceTree(workspace.context.repository);
  const plans = new Map<string, Impact[]>();
  for (const impact of impacts) {
    const key = JSON.stringify([impact.directory, impact.environment]);
    plans.set(key, [...(plans.get(key) ?? []), impact]);
  }
  const foretold: ForetoldPlan[] = [];
  for (const met of plans.values()) {
    foretold.push(await foretell(workspace, before, met));
  }
  return foretold;
}

async function foretell(
  workspace: Workspace,
  before: SourceTree,
  impacts: readonly Impact[],
): Promise<ForetoldPlan> {
  const [{ directory, environment }] = impacts;
  const { aws, config } = workspace.context;
  const plan = { directory, environment, missing: [] };
  const estimate = sum(impacts);
  if (!aws || !isComparable(config, directory)) {
    return { ...plan, score: estimate, items: [], holes: [], doubts: [] };
  }
  const live = aws.environments.find(
    ({ environment: name }) => name === environment,
  );
  if (!live) {
    const hole = `No account of environment ${environment} is configured.`;
    return { ...plan, score: estimate, items: [], holes: [hole], doubts: [] };
  }
  const place = { directory, environment };
  const [old, now] = [
    await readDirectory(before, config, place),
    await readDirectory(workspace.tree, config, place),
  ];
  const { missing, ...found } = compare(workspace, { old, now, live, aws });
  const seen = sum(found.items);
  const unseen = sum(impacts.filter(({ comparable }) => !comparable));
  const isWhole = found.holes.length === 0 && missing.length === 0;
  return {
    ...plan,
    ...found,
    missing,
    score: isWhole ? seen + unseen : Math.max(seen + unseen, estimate),
  };
}

interface Comparison {
  old: DirectoryDeclarations;
  now: DirectoryDeclarations;
  live: LiveEnvironment;
  aws: KnownAws;
}

function compare(
  workspace: Workspace,
  { old, now, live, aws }: Comparison,
): Foretelling & { missing: string[] } {
  const { config, assumedPools } = workspace.context;
  const { branch } = config.config;
  const clusters = live.clusters.filter(
    ({ record }) => !now.location || record.region === now.location,
  );
  const parts: Foretelling[] = [];
  const missing: string[] = [];
  for (const after of now.clusters ?? []) {
    const before = old.clusters?.find(({ name }) => name === after.name);
    const known = clusters.find(({ record }) => record.name === after.name);
    if (known) {
      parts.push(
        clusterItems({
          known,
          before,
          after,
          sharing: sharing(after, clusters),
          removedNodeGroups: aws.removedNodeGroups,
          assumedPools,
          branch,
        }),
      );
    } else if (!after.conditional) {
      missing.push(after.name);
    }
  }
  if (now.network && old.network) {
    const resources = peeringResources(config.kind, now.root);
    const { network: before } = old;
    const { network: after } = now;
    parts.push(peeringItems({ clusters, before, after, resources, branch }));
  }
  // A cluster that is nowhere may be in an account that was never read.
  const isUnknown = missing.length > 0 && !live.complete;
  return {
    items: parts.flatMap(({ items }) => items),
    holes: [
      ...now.gaps,
      ...(isUnknown ? live.gaps : []),
      ...parts.flatMap(({ holes }) => holes),
    ],
    doubts: parts.flatMap(({ doubts }) => doubts),
    missing: isUnknown ? [] : missing,
  };
}

function sharing(
  { sharedWith }: DeclaredCluster,
  clusters: readonly KnownCluster[],
) {
  return clusters
    .map(({ record }) => record)
    .filter(({ name }) => sharedWith.includes(name));
}

function sum(scored: readonly { score: number }[]): number {
  return scored.reduce((total, { score }) => total + score, 0);
}
