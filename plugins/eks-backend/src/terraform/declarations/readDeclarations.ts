import {
  PlatformRepositoryConfig,
  TenantRepositoryConfig,
} from '../../config/terraform';
import { environmentName, RepositoryAtCommit } from '../repository';
import { SourceTree } from '../repository/SourceTree';
import {
  ClusterCall,
  ConfigLocation,
  findClusterCalls,
  isSameConfig,
} from './clusterCalls';
import { DeclarationProblems } from './DeclarationProblems';
import { EksConfig, readEksConfig, unknownConfig } from './eksConfig';
import { isReadable, placeOf, readText } from './literals';
import { noteOverridden, readPeerings } from './peerings';
import { RootModule } from './RootModule';
import { DeclaredCluster, RepositoryDeclarations } from './schema';
import { joinTenants, noTenants, readTenants } from './tenants';

/** Variable that holds the region of the AWS provider, in `global.tfvars`. */
export const locationVariable = 'aws_location';

/** How a repository names its lists of peerings. */
export function peeringVariables({
  variables,
}: PlatformRepositoryConfig | TenantRepositoryConfig) {
  return {
    requester: variables.peeringRequester,
    accepter: variables.peeringAccepter,
  };
}

/**
 * Reads what a platform repository declares in each environment. Whatever cannot
 * be understood becomes a problem, and the rest is still read.
 * @param environments - as the configuration of the portal names them
 */
export async function readPlatformDeclarations(
  repository: RepositoryAtCommit,
  config: PlatformRepositoryConfig,
  environments: readonly string[],
): Promise<RepositoryDeclarations> {
  const tree = new SourceTree(repository);
  const problems = new DeclarationProblems(tree);
  const reading = emptyReading();
  const locations = new Set<string>();
  for (const environment of new Set(environments)) {
    const name = environmentName({ kind: 'platform', config }, environment);
    const eks = await RootModule.read(tree, config.directories.eks, name);
    noteFiles(eks, problems);
    reading.clusters.push(...readClusters(eks, environment, config, problems));
    const location = locationOf(eks, problems);
    if (location !== undefined) locations.add(location);
    const core = await RootModule.read(tree, config.directories.core, name);
    if (core.moduleFiles.length > 0) noteFiles(core, problems);
    const peerings = readPeerings(
      core,
      environment,
      peeringVariables(config),
      problems,
    );
    reading.peerings.push(...peerings.peerings);
    reading.peeringsUnreadable.push(...peerings.peeringsUnreadable);
    const governance = await RootModule.read(
      tree,
      config.directories.governance,
      name,
    );
    problems.addBroken(governance.files);
    const tenants = readTenants(
      { eks, governance },
      config.variables,
      problems,
    );
    reading.tenants = joinTenants(reading.tenants, tenants);
  }
  const [location] = locations.size === 1 ? locations : [];
  return { ...reading, location, problems: problems.list() };
}

/** Reads the peerings that a tenant's repository declares in one environment. */
export async function readTenantDeclarations(
  repository: RepositoryAtCommit,
  config: TenantRepositoryConfig,
  environment: string,
): Promise<RepositoryDeclarations> {
  const tree = new SourceTree(repository);
  const problems = new DeclarationProblems(tree);
  const name = environmentName({ kind: 'tenant', config }, environment);
  const core = await RootModule.read(tree, config.directory, name);
  noteFiles(core, problems);
  return {
    ...emptyReading(),
    ...readPeerings(core, environment, peeringVariables(config), problems),
    location: locationOf(core, problems),
    problems: problems.list(),
  };
}

function emptyReading(): RepositoryDeclarations {
  return {
    clusters: [],
    peerings: [],
    peeringsUnreadable: [],
    tenants: noTenants,
    problems: [],
  };
}

function noteFiles(root: RootModule, problems: DeclarationProblems): void {
  problems.addBroken(root.files);
  const { path, state } = root.environmentFile;
  if (state !== 'missing') return;
  problems.add(
    root.moduleFiles.length === 0
      ? {
          path: root.directory,
          message: 'The directory is missing or has no Terraform files.',
        }
      : {
          path,
          message: `The file is missing, so ${root.directory} describes nothing in environment ${root.environment}.`,
        },
  );
}

/** Region that the provider of a directory works in, where it is known. */
export function locationOf(
  root: RootModule,
  problems: DeclarationProblems,
): string | undefined {
  const value = root.variable(locationVariable);
  if (value.state !== 'set') return undefined;
  const read = problems.note(readText(value, locationVariable));
  return isReadable(read) ? read.value : undefined;
}

/** The clusters that a directory describes in an environment. */
export function readClusters(
  root: RootModule,
  environment: string,
  config: Pick<PlatformRepositoryConfig, 'variables' | 'clusterName'>,
  problems: DeclarationProblems,
): DeclaredCluster[] {
  if (root.environmentFile.state === 'missing') return [];
  const calls = findClusterCalls(root, config, problems);
  return calls.map(call => {
    const { version, pools, ...rest } = configOf(call.config, problems);
    return {
      name: call.name,
      environment,
      source: sourceOf(call.config),
      moduleRef: call.ref,
      moduleSource: call.source,
      moduleFile: call.moduleFile,
      conditional: call.conditional,
      version,
      pools: pools.map(pool => ({
        ...pool,
        nodeGroup: `${call.name}-${pool.name}`,
      })),
      ...rest,
      sharedWith: sharedWith(call, calls),
    };
  });
}

/** Other clusters whose description is the same value. */
export function sharedWith(
  call: ClusterCall,
  calls: readonly ClusterCall[],
): string[] {
  return calls
    .filter(other => other !== call && isSameConfig(other.config, call.config))
    .map(({ name }) => name);
}

function configOf(
  location: ConfigLocation,
  problems: DeclarationProblems,
): EksConfig {
  if (location.state === 'found') {
    if (location.variable !== undefined) {
      noteOverridden(location, location.variable, problems);
    }
    return readEksConfig(location, problems);
  }
  const { path, line, unreadable, brokenFile } = location;
  if (!brokenFile) problems.note({ path, line, unreadable });
  return unknownConfig({ path, line, unreadable });
}

function sourceOf(location: ConfigLocation) {
  return location.state === 'found'
    ? placeOf(location)
    : { path: location.path, line: location.line };
}
