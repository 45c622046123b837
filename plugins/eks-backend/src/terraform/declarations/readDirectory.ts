import { ConfiguredRepository } from '../repository';
import { SourceTree } from '../repository/SourceTree';
import { findClusterCalls } from './clusterCalls';
import { DeclarationProblems } from './DeclarationProblems';
import { readPeerings } from './peerings';
import { locationOf, peeringVariables, readClusters } from './readDeclarations';
import { RootModule } from './RootModule';
import { DeclaredCluster, RepositoryDeclarations } from './schema';

/** What one directory declares in one environment. */
export interface DirectoryDeclarations {
  root: RootModule;
  /** Absent where the directory does not describe clusters. */
  clusters?: DeclaredCluster[];
  /** Absent where the directory does not describe the network. */
  network?: Pick<RepositoryDeclarations, 'peerings' | 'peeringsUnreadable'>;
  location?: string;
  /** Why clusters may be missing here, as sentences. */
  gaps: string[];
}

/** Whether a directory holds what AWS can be compared with. */
export function isComparable(
  repository: ConfiguredRepository,
  directory: string,
): boolean {
  return (
    describesClusters(repository, directory) ||
    describesNetwork(repository, directory)
  );
}

/**
 * Reads one directory as it is in a tree.
 * @param environment - as the repository spells it
 */
export async function readDirectory(
  tree: SourceTree,
  repository: ConfiguredRepository,
  { directory, environment }: { directory: string; environment: string },
): Promise<DirectoryDeclarations> {
  const root = await RootModule.read(tree, directory, environment);
  const values = new DeclarationProblems(tree);
  const calls = new DeclarationProblems(tree);
  calls.addBroken(root.files);
  const reading: DirectoryDeclarations = {
    root,
    location: locationOf(root, values),
    gaps: [],
  };
  if (
    repository.kind === 'platform' &&
    describesClusters(repository, directory)
  ) {
    findClusterCalls(root, repository.config, calls);
    const { config } = repository;
    reading.clusters = readClusters(root, environment, config, values);
  }
  if (describesNetwork(repository, directory)) {
    const variables = peeringVariables(repository.config);
    reading.network = readPeerings(root, environment, variables, values);
  }
  reading.gaps = calls
    .list()
    .map(({ path, line, message }) =>
      line === undefined
        ? `${path}: ${message}`
        : `${path}, line ${line}: ${message}`,
    );
  return reading;
}

function describesClusters(
  repository: ConfiguredRepository,
  directory: string,
): boolean {
  return (
    repository.kind === 'platform' &&
    repository.config.directories.eks === directory
  );
}

function describesNetwork(
  { kind, config }: ConfiguredRepository,
  directory: string,
): boolean {
  return kind === 'platform'
    ? config.directories.core === directory
    : config.directory === directory;
}
