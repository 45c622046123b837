import { InputError } from '@backstage/errors';
import { findClusterCalls } from '../../declarations/clusterCalls';
import { DeclarationProblems } from '../../declarations/DeclarationProblems';
import { globalFile } from '../../repository';
import { namespaceGroupsScore, namespaceScore } from '../blastRadius/scores';
import { ApplyChange, ChangeOf, Impact } from '../effect';
import { appendEntry, findList } from '../lists/ListVariable';
import { requirePlatform } from '../tenants/requirePlatform';
import { Workspace } from '../Workspace';

/** Appends to `tenant_namespaces`. */
export const addTenantNamespace: ApplyChange<'add-tenant-namespace'> = async (
  workspace,
  { name, delegateResourceGroup, labels, flux },
) => {
  if (/^(default$|kube-)/.test(name)) {
    throw new InputError(
      `The namespace ${name} belongs to Kubernetes. Choose another name.`,
    );
  }
  const config = requirePlatform(workspace);
  const root = await workspace.root(config.directories.eks);
  const list = findList(root, {
    name: config.variables.tenantNamespaces,
    key: 'name',
    home: globalFile(config.directories.eks),
  });
  await appendEntry(workspace, list, {
    name,
    delegate_resource_group: delegateResourceGroup,
    labels,
    flux: fluxValue(flux),
  });
  return {
    title: `Add tenant namespace ${name}`,
    summary: `Adds the namespace ${name} with its groups to every cluster in ${list.path}.`,
    subject: name,
    action: 'tenant-namespace',
    clusters: [],
    impacts: await impactsOf(workspace, list.path, flux.enabled),
    alreadySo: `${list.path} already has the tenant namespace ${name} just so.`,
    warnings: [],
  };
};

/** The type of the variable requires both hosts; the one not used is empty. */
function fluxValue(flux: ChangeOf<'add-tenant-namespace'>['flux']) {
  return {
    enabled: flux.enabled,
    create_crds: flux.createCrds,
    azure_devops: flux.azureDevOps ?? { org: '', proj: '', repo: '' },
    github: flux.github ?? { repo: '' },
  };
}

/** The groups come first: the clusters look them up. */
async function impactsOf(
  workspace: Workspace,
  path: string,
  flux: boolean,
): Promise<Impact[]> {
  const config = requirePlatform(workspace);
  const { governance, eks } = config.directories;
  const impacts: Impact[] = [];
  const groups = await workspace.environmentsReading(governance, path);
  if ((await workspace.tree.list(governance)).length > 0) {
    for (const environment of groups) {
      impacts.push({
        directory: governance,
        environment,
        score: namespaceGroupsScore,
        comparable: false,
      });
    }
  }
  for (const environment of await workspace.environmentsReading(eks, path)) {
    const root = await workspace.root(eks, environment);
    const problems = new DeclarationProblems(workspace.tree);
    const clusters = findClusterCalls(root, config, problems).length;
    impacts.push({
      directory: eks,
      environment,
      score: clusters * namespaceScore(flux),
      comparable: false,
    });
  }
  return impacts;
}
