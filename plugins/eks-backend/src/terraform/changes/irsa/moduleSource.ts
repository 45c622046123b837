import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { moduleSourceOf } from '../../declarations/moduleSource';
import { RootModule } from '../../declarations/RootModule';

/** XKF's own modules at their last release with AWS. */
const upstream =
  'github.com/xenitab/terraform-modules//modules/aws/irsa?ref=2023.10.2';

/**
 * The source of the irsa module: one in use, or beside the modules in use, at
 * the same ref.
 */
export function irsaSource(roots: readonly RootModule[]): {
  source: string;
  warnings: ChangeWarning[];
} {
  const used = roots
    .flatMap(root => root.moduleCalls())
    .map(moduleSourceOf)
    .flatMap(({ source, ref }) => {
      const [, base] =
        /^(.+\/\/modules\/aws)\/[\w-]+$/.exec(source ?? '') ?? [];
      return base === undefined
        ? []
        : [
            {
              text: `${base}/irsa${ref === undefined ? '' : `?ref=${ref}`}`,
              source,
            },
          ];
    });
  const chosen =
    used.find(({ source }) => source?.endsWith('/irsa')) ?? used[0];
  if (chosen) return { source: chosen.text, warnings: [] };
  return {
    source: upstream,
    warnings: [
      {
        code: 'module-source-unknown',
        severity: 'warning',
        message: `No module call here shows where your modules are, so the source is XKF's own, ${upstream}. Change it if you use a fork.`,
      },
    ],
  };
}
