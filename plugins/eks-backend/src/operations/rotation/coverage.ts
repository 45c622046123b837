import { isError, NotAllowedError } from '@backstage/errors';
import {
  ClusterId,
  PreflightFinding,
  RotationInput,
} from '@xkf/backstage-plugin-eks-common';
import { Access } from '../../permissions';
import { StepRun } from '../kind';
import {
  ClusterView,
  declaredCluster,
  DeclaredView,
  everyAccess,
  listed,
  World,
  wordsOf,
} from '../world';
import { elsewhere } from './elsewhere';

/** The clusters that a rotation covers besides its own, and what keeps it from it. */
export interface Coverage {
  others: ClusterId[];
  /** Names of those of which AWS did not say whether it has them. */
  unknown: string[];
  findings: PreflightFinding[];
}

const common = {
  code: 'shared-configuration',
  title: 'Clusters that share the file',
};

/**
 * One value in tfvars describes all of them, so whatever a pull request does to one
 * is done to each that AWS has.
 * @param planned - the clusters to go by where the repository cannot be read
 * @throws NotAllowedError when the caller may not rotate one of them
 */
export async function readCoverage(
  world: World,
  view: ClusterView,
  declared: DeclaredView,
  { planned, access }: { planned: readonly string[]; access: Access },
): Promise<Coverage> {
  const names = 'problem' in declared ? planned : declared.cluster.sharedWith;
  const [looked, others] = await Promise.all([
    Promise.all(names.map(name => lookAt(world, view, name, access))),
    elsewhere(world, view.id, declared),
  ]);
  return {
    others: looked.flatMap(({ id }) => id ?? []),
    unknown: looked.flatMap(({ unknown }) => unknown ?? []),
    findings: [...others, ...looked.flatMap(({ finding }) => finding ?? [])],
  };
}

/** What became of the clusters that an operation was planned with. */
export function coverageSince(
  planned: readonly string[],
  { others, unknown }: Coverage,
  declared: DeclaredView,
): PreflightFinding[] {
  if ('problem' in declared) return [];
  const { sharedWith } = declared.cluster;
  const now = others.map(({ clusterName }) => clusterName);
  const more = now.filter(name => !planned.includes(name));
  const apart = planned.filter(name => !sharedWith.includes(name));
  const gone = planned.filter(
    name =>
      sharedWith.includes(name) &&
      !now.includes(name) &&
      !unknown.includes(name),
  );
  const again = 'Cancel the operation and plan it again.';
  return [
    ...(more.length > 0
      ? [
          {
            ...common,
            state: 'required' as const,
            message: `The same value describes ${listed(more)} since the operation was planned, and it does not cover ${more.length === 1 ? 'it' : 'them'}.`,
            fix: again,
          },
        ]
      : []),
    ...(apart.length > 0
      ? [
          {
            ...common,
            state: 'required' as const,
            message: `Another value describes ${listed(apart)} since the operation was planned, so its pull requests do not change ${apart.length === 1 ? 'it' : 'them'} any more.`,
            fix: again,
          },
        ]
      : []),
    ...(gone.length > 0
      ? [
          {
            ...common,
            state: 'recommended' as const,
            message: `AWS does not have ${listed(gone)} any more; the operation goes on without.`,
          },
        ]
      : []),
  ];
}

/**
 * What the removal of the old node groups would do to clusters that the operation
 * does not cover, as sentences; undefined where it covers all.
 */
export async function uncoveredWords(
  world: World,
  run: StepRun<RotationInput>,
): Promise<string | undefined> {
  const { input } = run.operation;
  const view = new ClusterView(world, input, run.signal);
  const declared = await declaredCluster(world, view);
  // Which clusters the value describes is not known then, and one may have come to it.
  if ('problem' in declared) return declared.problem;
  const planned = input.alsoClusters;
  const coverage = await readCoverage(world, view, declared, {
    planned,
    access: everyAccess,
  });
  const words = [
    ...coverage.findings,
    ...coverageSince(planned, coverage, declared),
  ]
    .filter(({ state }) => state !== 'recommended')
    .map(({ message, fix }) => [message, fix].filter(Boolean).join(' '));
  return words.length > 0 ? words.join(' ') : undefined;
}

/** What a look for a cluster gave; nothing where AWS has none of its name. */
interface Looked {
  id?: ClusterId;
  unknown?: string;
  finding?: PreflightFinding;
}

async function lookAt(
  world: World,
  view: ClusterView,
  clusterName: string,
  access: Access,
): Promise<Looked> {
  const id = { ...view.id, clusterName };
  let problem: string | undefined;
  try {
    const other = new ClusterView(world, id, view.signal);
    if (!(await other.describe())) return {};
  } catch (error) {
    problem = wordsOf(error);
  }
  const isKnown = await requireAllowed(world, view.id, id, access);
  if (problem !== undefined) {
    const message = `Whether AWS has ${clusterName}, which the same value describes, is not known. ${problem}`;
    return {
      unknown: clusterName,
      finding: { ...common, state: 'notEvaluated', message },
    };
  }
  return {
    id,
    ...(!isKnown && {
      finding: {
        ...common,
        state: 'required',
        message: `AWS has ${clusterName}, which the same value describes, and the portal has not read it yet.`,
        fix: 'Read the fleet again, and plan once more.',
      },
    }),
  };
}

/** @returns whether the portal knows the cluster */
async function requireAllowed(
  world: World,
  own: ClusterId,
  id: ClusterId,
  access: Access,
): Promise<boolean> {
  try {
    await world.fleet.cluster(id, access);
    return true;
  } catch (error) {
    if (!isError(error)) throw error;
    if (error.name === 'NotFoundError') return false;
    if (error.name !== 'NotAllowedError') throw error;
    throw new NotAllowedError(
      `One value describes ${own.clusterName} and ${id.clusterName}, so a rotation replaces the nodes of both, and you may not rotate those of ${id.clusterName}. ${error.message}`,
    );
  }
}
