import {
  Drift,
  DriftSummary,
  Problem,
  RepositoryReading,
} from '@xkf/backstage-plugin-eks-common';
import {
  DeclaredCluster,
  RepositoryDeclarations,
} from '../../terraform/declarations';
import { ClusterRecord } from '../store/FleetStore';
import { clusterIn } from './clusterIn';
import { compareCluster } from './compareCluster';
import { compareNetwork } from './compareNetwork';
import { DriftNotes } from './DriftNotes';

/** The repository that should describe a cluster, and what it says. */
export interface DeclaredSide {
  /** A platform's repository describes clusters and network, a tenant's only its network. */
  kind: 'platform' | 'tenant';
  reading: RepositoryReading;
  declarations?: RepositoryDeclarations;
  /** What the repository calls the environment: the name of its var file. */
  environmentName: string;
  /** Page of a line at the commit that was read. */
  urlOf(place: { path: string; line?: number }): string;
}

/** What is compared. Without a declared side no repository is configured. */
export interface DriftQuestion {
  record: ClusterRecord;
  environment: string;
  accountName: string;
  declared?: DeclaredSide;
  /** Clusters of the same account and region, for what may share a description. */
  neighbours?: readonly ClusterRecord[];
}

/** Where AWS and Terraform differ for one cluster, and what of it is not known. */
export function clusterDrift(question: DriftQuestion): Drift {
  const { summary, details } = judge(question);
  return { ...summary, ...details() };
}

/** The same without the details, which cost most: for lists of many clusters. */
export function clusterDriftSummary(question: DriftQuestion): DriftSummary {
  return judge(question).summary;
}

interface Judgement {
  summary: DriftSummary;
  details(): Omit<Drift, keyof DriftSummary>;
}

function judge(question: DriftQuestion): Judgement {
  const { record, declared, accountName } = question;
  const nothing = {
    items: [],
    sharedWith: [],
    problems: [],
    liveReadAt: record.lastSeen,
  };
  if (!declared) {
    return {
      summary: {
        state: 'not-declared',
        differences: 0,
        cause: `No Terraform repository is configured for account ${accountName} in ${record.region}.`,
      },
      details: () => nothing,
    };
  }
  const { declarations, reading } = declared;
  if (!declarations) {
    return {
      summary: {
        state: 'not-readable',
        differences: 0,
        cause:
          reading.problem?.message ??
          `Repository ${reading.name} has not been read yet.`,
      },
      details: () => ({ ...nothing, repository: reading }),
    };
  }
  return compare(question, { ...declared, declarations });
}

type ReadSide = DeclaredSide & { declarations: RepositoryDeclarations };

function compare(question: DriftQuestion, side: ReadSide): Judgement {
  const { record, environment } = question;
  const { declarations, reading, urlOf } = side;
  const isHere = describes(declarations, record.region);
  const cluster = isHere
    ? clusterIn(declarations, environment, record.name)
    : undefined;
  const notes = new DriftNotes(urlOf);
  if (cluster) {
    const sharing = question.neighbours?.filter(({ name }) =>
      cluster.sharedWith.includes(name),
    );
    compareCluster(record, cluster, notes, sharing);
  }
  const isOwnNetwork = cluster !== undefined || side.kind === 'tenant';
  if (isHere && isOwnNetwork) compareNetwork(question, declarations, notes);
  const problems = [
    ...(isHere ? declarations.problems : [])
      .filter(({ path }) => concerns(path, side.environmentName))
      .map(problem => ({ ...problem, url: urlOf(problem) })),
    ...notes.problems,
  ];
  return {
    summary: verdictOf(question, side, { cluster, problems, notes }),
    details: () => ({
      items: notes.differences(),
      repository: reading,
      source: cluster && notes.sourceOf(cluster.source),
      moduleRef: cluster?.moduleRef,
      sharedWith: cluster?.sharedWith ?? [],
      problems,
      liveReadAt: record.lastSeen,
    }),
  };
}

/** Regions have clusters of the same names, and XKF's directories describe one region each. */
function describes(
  { location }: RepositoryDeclarations,
  region: string,
): boolean {
  return location === undefined || location === region;
}

/** The var file of another environment says nothing about this one. */
function concerns(path: string, environmentName: string): boolean {
  const [, name] = /\/variables\/([^/]+)\.tfvars$/.exec(path) ?? [];
  return !name || name === 'common' || name === environmentName;
}

/** Nothing that is not known in full counts as being in step. */
function verdictOf(
  { record, environment, accountName }: DriftQuestion,
  { kind, reading, declarations }: ReadSide,
  found: {
    cluster: DeclaredCluster | undefined;
    problems: Drift['problems'];
    notes: DriftNotes;
  },
): DriftSummary {
  const { cluster, problems, notes } = found;
  const differences = notes.count;
  if (differences > 0) return { state: 'differs', differences };
  if (!cluster && problems.length === 0) {
    if (kind === 'tenant') {
      return {
        state: 'not-declared',
        differences: 0,
        cause: `${reading.name} describes the network of account ${accountName}, not its clusters. Its peerings do not differ.`,
      };
    }
    const where = declarations.location;
    const elsewhere =
      where && where !== record.region ? ` It describes ${where}.` : '';
    return {
      state: 'not-declared',
      differences: 0,
      cause: `${reading.name} declares no cluster ${record.name} in environment ${environment}.${elsewhere}`,
    };
  }
  const cause =
    problems[0]?.message ?? staleWords(reading, record.problem) ?? undefined;
  return cause
    ? { state: 'not-readable', differences: 0, cause }
    : { state: 'in-step', differences: 0 };
}

function staleWords(
  { name, problem }: RepositoryReading,
  live: Problem | undefined,
): string | undefined {
  if (problem) {
    return `Repository ${name} could not be read again. ${problem.message}`;
  }
  return live && `The cluster could not be read again. ${live.message}`;
}
