import { parseKubernetesMinor } from '@xkf/backstage-plugin-eks-common';
import { Adoption } from '../../../fleet/drift/Adoption';
import type { ClusterRecord } from '../../../fleet/store/FleetStore';
import { levelUp } from '../../../fleet/updates/levelUp';
import { wayUp } from '../../../fleet/updates/wayUp';
import { DeclaredCluster } from '../../declarations';
import { isReadable } from '../../declarations/literals';
import { minorOfRelease } from '../clusters/skewWarnings';
import { listed } from '../words';
import { Difference } from './PlannedItem';

/** What a difference is judged by. */
export interface RefusalContext {
  record: ClusterRecord;
  declared: DeclaredCluster;
  /** Clusters with the same `eks_config`, as AWS has them. */
  sharing: readonly ClusterRecord[];
  /** Name of the base branch. */
  branch: string;
}

/**
 * Why AWS will refuse what the base branch says of a cluster, and what to do
 * first; undefined where nothing is known against it.
 */
export function refusalOf(
  difference: Difference,
  context: RefusalContext,
): string | undefined {
  switch (difference.aspect) {
    case 'version':
      return versionRefusal(difference, context);
    case 'release-version':
      return releaseRefusal(difference, context);
    case 'min-size':
    case 'max-size':
      return sizeRefusal(difference, context);
    case 'node-group':
      return difference.state === 'not-live'
        ? creationRefusal(difference, context)
        : undefined;
    default:
      return undefined;
  }
}

/** EKS goes up one minor at a time, and Terraform does not take it down. */
function versionRefusal(
  { declared = '', live = '' }: Difference,
  { record, sharing, declared: { sharedWith }, branch }: RefusalContext,
): string | undefined {
  const wanted = parseKubernetesMinor(declared);
  const from = parseKubernetesMinor(live);
  if (!wanted || !from || wanted.major !== from.major) return undefined;
  const steps = wanted.minor - from.minor;
  if (steps === 1) return undefined;
  const { accountId, region, name } = record;
  const adopt = new Adoption(sharing).version({
    kind: 'set-control-plane-version',
    accountId,
    region,
    clusterName: name,
    version: live,
  });
  const rule =
    steps < 0 ? 'EKS does not go down' : 'EKS goes up one minor at a time';
  const said = `${branch} says Kubernetes ${declared} for ${name}, which runs ${live}, and ${rule}.`;
  if (adopt) return `${said} Set the version to ${live} on ${branch} first.`;
  const shared = `${listed(sharedWith)} ${sharedWith.length === 1 ? 'shares' : 'share'} the value, so ${branch} cannot say ${live}.`;
  return steps < 0
    ? `${said} ${shared} Give ${name} an eks_config of its own first.`
    : `${said} ${shared} ${wayUp(name, live, declared)}`;
}

/** A node group keeps its Kubernetes minor, and AWS accepts no release of another. */
function releaseRefusal(
  difference: Difference,
  { record, sharing, branch }: RefusalContext,
): string | undefined {
  const { subject, declared = '', live = '' } = difference;
  const group = record.snapshot.nodeGroups?.find(
    ({ name }) => name === subject,
  );
  const minor = minorOfRelease(declared);
  if (!group?.version || !minor || group.version === minor) return undefined;
  const { accountId, region, name } = record;
  const adopt = new Adoption(sharing).release({
    kind: 'set-node-group-release',
    accountId,
    region,
    clusterName: name,
    pool: group.name.slice(name.length + 1),
    releaseVersion: live,
  });
  const said = `${branch} says release ${declared} for ${subject}, which runs Kubernetes ${group.version}, and AWS accepts no release of another minor.`;
  return adopt
    ? `${said} Set the release to ${live} on ${branch} first, or replace the node group with a new one.`
    : `${said} ${sharedRelease(difference, minor, { record, sharing, branch })}`;
}

/**
 * What helps where the value is shared, so that no other release fits: Terraform
 * applies nothing before AWS agrees with it, so the first step is taken in AWS.
 */
function sharedRelease(
  { subject, declared = '', live = '' }: Difference,
  minor: string,
  {
    record,
    sharing,
    branch,
  }: Pick<RefusalContext, 'record' | 'sharing' | 'branch'>,
): string {
  const all = [record, ...sharing].map(({ name, snapshot }) => ({
    name,
    version: snapshot.facts.version,
  }));
  const apart = levelUp(all, 'by hand');
  const names = listed(sharing.map(({ name }) => name));
  const shared = `${names} ${sharing.length === 1 ? 'shares' : 'share'} the value, so ${branch} cannot say ${live}`;
  if (apart) {
    return `${shared}, and no release fits both versions: ${apart.runs}. ${apart.first} Or give each cluster an eks_config of its own.`;
  }
  return record.snapshot.facts.version === minor
    ? `${shared}. Update ${subject} to ${declared} in AWS by hand first, or give each cluster an eks_config of its own.`
    : `${shared}. Set a release on ${branch} that fits all of them, or give each cluster an eks_config of its own.`;
}

function sizeRefusal(
  { aspect, subject, declared }: Difference,
  { record, branch }: RefusalContext,
): string | undefined {
  const desired = record.snapshot.nodeGroups?.find(
    ({ name }) => name === subject,
  )?.scaling?.desired;
  if (desired === undefined) return undefined;
  const limit = Number(declared);
  const isHeld = aspect === 'max-size' ? limit >= desired : limit <= desired;
  if (isHeld) return undefined;
  const bound = aspect === 'max-size' ? 'largest' : 'smallest';
  return `${branch} says ${bound} size ${declared} for ${subject}, which has ${desired} nodes, and AWS does not take limits that these do not fit. Scale the node group or set the size on ${branch} first.`;
}

/** A new node group takes the version of its cluster. */
function creationRefusal(
  { subject }: Difference,
  { record, declared, branch }: RefusalContext,
): string | undefined {
  const pool = declared.pools.find(({ nodeGroup }) => nodeGroup === subject);
  if (!isReadable(pool?.releaseVersion)) return undefined;
  const version = isReadable(declared.version)
    ? declared.version.value
    : record.snapshot.facts.version;
  const release = pool.releaseVersion.value;
  const minor = minorOfRelease(release);
  if (!minor || minor === version) return undefined;
  return `${branch} says release ${release} for ${subject}, which AWS does not have yet, and a new node group takes the version of its cluster, ${version}. Set a release of ${version} on ${branch} first.`;
}
