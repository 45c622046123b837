import { InputError } from '@backstage/errors';
import {
  ChangeWarning,
  readPolicy,
  wildcardWarnings,
} from '@xkf/backstage-plugin-eks-common';
import { edit } from '@xkf/tfvars';
import { moduleSourceOf } from '../../declarations/moduleSource';
import {
  argumentOf,
  ModuleCall,
  RootModule,
} from '../../declarations/RootModule';
import { irsaScore } from '../blastRadius/scores';
import { ApplyChange } from '../effect';
import { irsaPlace } from '../irsa/irsaPlace';
import { irsaBlock, isSameBlock } from '../irsa/moduleBlock';
import { irsaSource } from '../irsa/moduleSource';
import { arnReference, declaredProvider } from '../irsa/oidcProviders';
import { at, explained } from '../Workspace';
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
  const { root, others, path, environments, count } =
    await irsaPlace(workspace);
  const { source, warnings } = irsaSource([root, ...others]);
  const { block, text } = explained(path, () => {
    const operation = irsaBlock(change, {
      source,
      policy,
      count,
      referenceOf: url => {
        const declared = declaredProvider(root, url, count);
        return declared && arnReference(declared);
      },
    });
    return { block: operation, text: edit('', [operation]) };
  });
  const there = findSame(root, change.module, text);
  if (!there) {
    requireFreeRole(root, change.roleName);
    await workspace.edit(path, [block]);
  }
  const score = irsaScore({
    own: policy !== undefined,
    attached: change.policyArns.length,
  });
  return {
    title: `Add IAM role ${change.roleName} for ${change.namespace}/${change.serviceAccount}`,
    summary: `Adds the IAM role ${change.roleName} for the service account ${change.namespace}/${change.serviceAccount} in ${path}.`,
    subject: change.namespace,
    action: slug(`irsa-${change.module}`),
    clusters: [],
    impacts: environments.map(environment => ({
      directory: root.directory,
      environment,
      score,
      comparable: false,
    })),
    alreadySo: `${there?.path ?? path} already has the module ${change.module} just so.`,
    warnings: [
      ...warnings,
      ...(policy ? wildcardWarnings(policy) : []),
      noAudience,
    ],
  };
};

/**
 * The module call that is there just so.
 * @throws InputError when the name of the module is taken
 */
function findSame(
  root: RootModule,
  module: string,
  wanted: string,
): ModuleCall | undefined {
  const call = root.moduleCalls().find(({ name }) => name === module);
  if (!call) return undefined;
  const file = root.moduleFiles.find(other => other.path === call.path);
  if (file?.state === 'parsed' && isSameBlock(file.text, wanted, module)) {
    return call;
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
