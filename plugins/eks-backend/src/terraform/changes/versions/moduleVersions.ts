import { TerraformConfig } from '../../../config/terraform';

/**
 * Kubernetes versions that the validation of XKF's own eks module allows, by
 * the first and last tag that has it. Source: modules/aws/eks/variables.tf of
 * terraform-modules at these tags. Tags between two rows were not looked at.
 */
const upstream: readonly [first: string, last: string, versions: string[]][] = [
  ['2022.05.2', '2022.05.2', ['1.20', '1.21', '1.22']],
  ['2022.08.3', '2022.08.3', ['1.21', '1.22', '1.23']],
  ['2022.12.3', '2023.06.1', ['1.22', '1.23', '1.24']],
  ['2023.06.5', '2023.06.5', ['1.24', '1.25']],
  ['2023.08.2', '2023.10.2', ['1.25', '1.26']],
];

/**
 * The Kubernetes versions that a module allows. What the configuration says
 * about a ref comes first; the table above is for XKF's own modules only, since
 * a fork may use the same tags for other contents.
 * @returns undefined when nothing is known about the module
 */
export function allowedVersions(
  module: { source?: string; ref?: string },
  terraform: Pick<TerraformConfig, 'moduleVersions'>,
): string[] | undefined {
  if (module.ref === undefined) return undefined;
  const configured = Object.hasOwn(terraform.moduleVersions, module.ref)
    ? terraform.moduleVersions[module.ref]
    : undefined;
  if (configured) return configured;
  if (!/github\.com[/:]xenitab\/terraform-modules\b/i.test(module.source ?? ''))
    return undefined;
  const { ref } = module;
  return upstream.find(
    ([first, last]) =>
      compareTags(first, ref) <= 0 && compareTags(ref, last) <= 0,
  )?.[2];
}

/** Orders tags such as 2023.06.5; anything else is comparable with nothing. */
function compareTags(a: string, b: string): number {
  const [left, right] = [a, b].map(tag =>
    /^\d{4}\.\d{2}\.\d+$/.test(tag) ? tag.split('.').map(Number) : [NaN],
  );
  for (let i = 0; i < 3; i++) {
    const difference = left[i] - right[i];
    if (difference !== 0) return difference;
  }
  return 0;
}
