import { InputError } from '@backstage/errors';
import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { edit } from '@xkf/tfvars';
import { isReadable, readText } from '../../declarations/literals';
import { moduleSourceOf } from '../../declarations/moduleSource';
import { argumentOf, RootModule } from '../../declarations/RootModule';
import { irsaScore } from '../blastRadius/scores';
import { ApplyChange } from '../effect';
import { irsaBlock, isSameBlock } from '../irsa/moduleBlock';
import { irsaSource } from '../irsa/moduleSource';
import { readPolicy, wildcardWarnings } from '../irsa/policy';
import { at, explained, Workspace } from '../Workspace';
import { slug } from '../words';

const noAudience: ChangeWarning = {
  code: 'no-audience-condition',
  severity: 'note',
  message:
    'The irsa module checks the service account (sub) but not the audience (aud), which AWS recommends too.',
};

/** Appends a call of XKF's irsa module to `irsa.tf`. */
export const addIrsaModule: ApplyChange<'add-irsa-module'> = async (
  workspace,
  change,
) => {
  const policy =
    change.policyJson === undefined ? undefined : readPolicy(change.policyJson);
  if (!policy && change.policyArns.length === 0) {
    throw new InputError(
      'The role would allow nothing: give a policy document or policy ARNs.',
    );
  }
  const [root, ...others] = await roots(workspace);
  const path = `${root.directory}/irsa.tf`;
  const { source, warnings } = irsaSource([root, ...others]);
  const environments = await workspace.environmentsOf(root.directory);
  const onlyIn = environments.length > 1 ? environmentText(root) : undefined;
  const { block, text } = explained(path, () => {
    const operation = irsaBlock(change, { source, policy, onlyIn });
    return { block: operation, text: edit('', [operation]) };
  });
  if (!isThere(root, change.module, path, text)) {
    requireFreeRole(root, change.roleName);
    await workspace.edit(path, [block]);
  }
  const score = irsaScore({
    own: policy !== undefined,
    attached: change.policyArns.length,
  });
  const planned = onlyIn === undefined ? environments : [root.environment];
  return {
    title: `Add IAM role ${change.roleName} for ${change.namespace}/${change.serviceAccount}`,
    summary: `Adds the IAM role ${change.roleName} for the service account ${change.namespace}/${change.serviceAccount} in ${path}.`,
    subject: change.namespace,
    action: slug(`irsa-${change.module}`),
    clusters: [],
    impacts: planned.map(environment => ({
      directory: root.directory,
      environment,
      score,
      comparable: false,
    })),
    alreadySo: `${path} already has the module ${change.module} just so.`,
    warnings: [
      ...warnings,
      ...(policy ? wildcardWarnings(policy) : []),
      noAudience,
    ],
  };
};

/**
 * What `var.environment` is: with it the role is made only where its OIDC
 * providers are, since all environments read the same `.tf` files.
 */
function environmentText(root: RootModule): string | undefined {
  const value =
    root.declarationOf('environment') && root.variable('environment');
  if (value?.state !== 'set') return undefined;
  const read = readText(value, 'environment');
  return isReadable(read) ? read.value : undefined;
}

/** The directory that the role is made in, and further ones to learn from. */
async function roots(workspace: Workspace): Promise<RootModule[]> {
  const { config } = workspace.context;
  const directories =
    config.kind === 'platform'
      ? [config.config.directories.eks, config.config.directories.core]
      : [config.config.directory];
  return Promise.all(directories.map(directory => workspace.root(directory)));
}

/**
 * True when the module call is there just so.
 * @throws InputError when the name of the module is taken
 */
function isThere(
  root: RootModule,
  module: string,
  path: string,
  wanted: string,
): boolean {
  const call = root.moduleCalls().find(({ name }) => name === module);
  if (!call) return false;
  const file = root.moduleFiles.find(other => other.path === call.path);
  if (
    call.path === path &&
    file?.state === 'parsed' &&
    isSameBlock(file.text, wanted, module)
  ) {
    return true;
  }
  throw new InputError(
    `${at(call.path, call.block.span.start.line)}: there is a module ${module} already. Choose another name.`,
  );
}

/** @throws InputError when another irsa module makes a role of this name */
function requireFreeRole(root: RootModule, role: string): void {
  const taken = root.moduleCalls().find(call => {
    const name = argumentOf(call.block, 'name');
    return (
      moduleSourceOf(call).source?.endsWith('/irsa') &&
      name?.kind === 'string' &&
      name.value === role
    );
  });
  if (taken) {
    throw new InputError(
      `${at(taken.path, taken.block.span.start.line)}: module ${taken.name} makes a role ${role} already. Choose another name.`,
    );
  }
}
