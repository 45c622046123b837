import {
  DeclaredCluster,
  RepositoryDeclarations,
} from '../../terraform/declarations';

/** A reading never changes, so it is searched once for all clusters of a list. */
const indexes = new WeakMap<
  RepositoryDeclarations,
  Map<string, DeclaredCluster>
>();

/** What a repository declares for a cluster; the first where it does so twice. */
export function clusterIn(
  declarations: RepositoryDeclarations,
  environment: string,
  name: string,
): DeclaredCluster | undefined {
  let index = indexes.get(declarations);
  if (!index) {
    index = new Map();
    for (const cluster of declarations.clusters) {
      const key = keyOf(cluster.environment, cluster.name);
      if (!index.has(key)) index.set(key, cluster);
    }
    indexes.set(declarations, index);
  }
  return index.get(keyOf(environment, name));
}

function keyOf(environment: string, name: string): string {
  return `${environment}\n${name}`;
}
