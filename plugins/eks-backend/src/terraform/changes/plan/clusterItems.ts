import { NodeGroup } from '@xkf/backstage-plugin-eks-common';
import { compareCluster } from '../../../fleet/drift/compareCluster';
import { DriftNotes } from '../../../fleet/drift/DriftNotes';
import type { ClusterRecord } from '../../../fleet/store/FleetStore';
import { DeclaredCluster } from '../../declarations';
import { changeVersionScore } from '../blastRadius/scores';
import { KnownCluster } from '../context';
import { listed } from '../words';
import {
  creationScore,
  deletionScore,
  NodeGroupScores,
} from './NodeGroupScores';
import {
  Difference,
  Foretelling,
  isSameDifference,
  PlannedItem,
  toDifference,
} from './PlannedItem';
import { refusalOf } from './refusals';

/** What is compared for one cluster. */
export interface ClusterQuestion {
  known: KnownCluster;
  /** Absent where the base branch does not declare the cluster. */
  before: DeclaredCluster | undefined;
  after: DeclaredCluster;
  /** Clusters with the same `eks_config`, as AWS has them. */
  sharing: readonly ClusterRecord[];
  removedNodeGroups: ReadonlySet<string>;
  /** Pools whose node groups AWS will have by then. */
  assumedPools?: ReadonlySet<string>;
  branch: string;
}

/** What a plan does to one cluster that AWS has. */
export function clusterItems(question: ClusterQuestion): Foretelling {
  const { known, before, after, removedNodeGroups } = question;
  const { record, visible } = known;
  const now = compare(record, after);
  const earlier = before ? compare(record, before).differences : [];
  const { adopted, foreign } = undeclaredGroups(question);
  const assumed = new Set(
    [...(question.assumedPools ?? [])].map(pool => `${record.name}-${pool}`),
  );
  const planned = now.differences.filter(
    ({ subject }) =>
      subject === undefined ||
      !(foreign.has(subject) || adopted.has(subject) || assumed.has(subject)),
  );
  const isPending = (difference: Difference) =>
    isDeletion(difference)
      ? removedNodeGroups.has(difference.subject ?? '')
      : earlier.some(other => isSameDifference(other, difference));
  const scores = new NodeGroupScores(planned);
  const toItem = (difference: Difference): PlannedItem => {
    const own = !isPending(difference);
    return {
      difference,
      cluster: record.name,
      visible,
      own,
      score: scoreOf(question, scores, difference),
      refusal: own
        ? undefined
        : refusalOf(difference, { ...question, record, declared: after }),
    };
  };
  const own = planned.filter(difference => !isPending(difference));
  return {
    items: [
      ...[...adopted].map(name => adoptionItem(question, name)),
      ...own.map(toItem),
      ...planned.filter(isPending).map(toItem),
    ],
    holes: visible
      ? [...now.holes, ...staleness(record)]
      : hiddenHole([...now.holes, ...staleness(record)]),
    doubts: visible ? doubtsOf(record, foreign) : [],
  };
}

function compare(record: ClusterRecord, declared: DeclaredCluster) {
  const notes = new DriftNotes(({ path }) => path);
  compareCluster(record, declared, notes);
  return {
    differences: notes.differences().map(toDifference),
    holes: notes.problems.map(({ message }) => message),
  };
}

/**
 * Node groups of AWS that the base branch does not declare: not in Terraform's
 * state. The change declares some of them, which it adopts; of the others Terraform
 * knows nothing.
 */
function undeclaredGroups({
  known,
  before,
  after,
  removedNodeGroups,
}: ClusterQuestion): { adopted: Set<string>; foreign: Set<string> } {
  const names = (known.record.snapshot.nodeGroups ?? [])
    .map(({ name }) => name)
    .filter(name => !declares(before, name) && !removedNodeGroups.has(name));
  return {
    adopted: new Set(names.filter(name => declares(after, name))),
    foreign: new Set(names.filter(name => !declares(after, name))),
  };
}

function declares(cluster: DeclaredCluster | undefined, name: string): boolean {
  return cluster?.pools.some(({ nodeGroup }) => nodeGroup === name) ?? false;
}

function isDeletion({ aspect, state }: Difference): boolean {
  return aspect === 'node-group' && state === 'not-declared';
}

function adoptionItem(
  { known, after }: ClusterQuestion,
  name: string,
): PlannedItem {
  const pool = after.pools.find(({ nodeGroup }) => nodeGroup === name);
  return {
    difference: { aspect: 'node-group', state: 'not-live', subject: name },
    cluster: known.record.name,
    visible: known.visible,
    own: true,
    score: creationScore(pool),
    refusal: `AWS has ${name} already and Terraform did not make it, so the plan creates it and AWS refuses a second one. Import it into Terraform's state first.`,
  };
}

function scoreOf(
  { known, after }: ClusterQuestion,
  scores: NodeGroupScores,
  difference: Difference,
): number {
  if (difference.aspect === 'version') return changeVersionScore;
  const pool = after.pools.find(
    ({ nodeGroup }) => nodeGroup === difference.subject,
  );
  const group = known.record.snapshot.nodeGroups?.find(
    ({ name }) => name === difference.subject,
  );
  if (!group) return creationScore(pool);
  return isDeletion(difference)
    ? deletionScore(group)
    : scores.of(difference, pool, group);
}

function staleness({ name, lastSeen, problem }: ClusterRecord): string[] {
  return problem
    ? [`${name} is compared as it was at ${lastSeen}. ${problem.message}`]
    : [];
}

function hiddenHole(holes: readonly string[]): string[] {
  return holes.length > 0
    ? ['A cluster that is not shown here could not be compared in full.']
    : [];
}

/** Whoever made a node group with the module's label may have been Terraform. */
function doubtsOf(
  { snapshot }: ClusterRecord,
  foreign: ReadonlySet<string>,
): string[] {
  const isMarked = ({ name, labels }: NodeGroup) =>
    foreign.has(name) && labels['xkf.xenit.io/node-pool'] !== undefined;
  const marked = (snapshot.nodeGroups ?? []).filter(isMarked);
  if (marked.length === 0) return [];
  const names = listed(marked.map(({ name }) => name));
  const score = marked.reduce((sum, group) => sum + deletionScore(group), 0);
  return [
    marked.length === 1
      ? `${names} is not declared and has XKF's labels: if Terraform made it, the plan deletes it (${score}).`
      : `${names} are not declared and have XKF's labels: if Terraform made them, the plan deletes them (${score}).`,
  ];
}
