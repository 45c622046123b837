import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { argumentOf } from '../../declarations/RootModule';
import { readValidation, VersionValidation } from '../versions/validations';
import { allowedVersions } from '../versions/moduleVersions';
import { Workspace } from '../Workspace';
import { listed } from '../words';
import { ClusterTarget } from './ClusterTarget';

/** A version that a change writes. */
export interface WrittenVersion {
  of: VersionValidation['of'];
  /** As it stands in the file. */
  text: string;
  /** Its Kubernetes minor; absent where the text does not tell. */
  minor?: string;
}

/** Whether the modules and the repository's own validation allow a version. */
export function moduleWarnings(
  workspace: Workspace,
  target: ClusterTarget,
  written: WrittenVersion,
): ChangeWarning[] {
  return [
    ...pinnedModules(workspace, target, written),
    ...ownValidations(target, written),
  ];
}

function pinnedModules(
  workspace: Workspace,
  { affected }: ClusterTarget,
  { minor }: WrittenVersion,
): ChangeWarning[] {
  const seen = new Set<string>();
  return affected.flatMap(({ call }): ChangeWarning[] => {
    const at = call.ref === undefined ? '' : ` at ${call.ref}`;
    const name = `module ${call.source ?? call.moduleName}${at}`;
    if (minor === undefined || seen.has(name)) return [];
    seen.add(name);
    const place = { path: call.moduleFile, line: call.moduleLine };
    const allowed = allowedVersions(call, workspace.context.terraform);
    if (!allowed) {
      return [
        {
          code: 'module-validation-unknown',
          severity: 'note',
          message: `Which Kubernetes versions the ${name} allows is not known here. List them in eks.terraform.moduleVersions to have them checked.`,
          ...place,
        },
      ];
    }
    if (allowed.includes(minor)) return [];
    return [
      {
        code: 'version-not-in-module',
        severity: 'warning',
        message: `The ${name} allows Kubernetes ${listed(allowed)}, not ${minor}: the plan will fail until the module is raised.`,
        ...place,
      },
    ];
  });
}

function ownValidations(
  { root, location }: ClusterTarget,
  written: WrittenVersion,
): ChangeWarning[] {
  const { variable } = location;
  const declaration = variable && root.declarationOf(variable);
  if (!declaration) return [];
  return declaration.block.body.blocks
    .filter(block => block.type === 'validation')
    .flatMap((block): ChangeWarning[] => {
      const condition = argumentOf(block, 'condition');
      const validation = condition && readValidation(condition.text, variable);
      if (validation?.of !== written.of) return [];
      if (validation.allows(written.text) !== false) return [];
      return [
        {
          code: 'version-not-in-module',
          severity: 'warning',
          message: `The validation of ${variable} does not allow ${written.text}: the plan will fail until it is widened.`,
          path: declaration.path,
          line: block.span.start.line,
        },
      ];
    });
}
