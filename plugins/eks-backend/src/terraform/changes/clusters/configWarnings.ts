import { ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { listed } from '../words';
import { affectedNames, ClusterTarget } from './ClusterTarget';
import { requires, typeOfConfig } from './typeOfConfig';

/** Attributes that every pool of the newer spelling must have. */
const required = [
  ['labels', 'node_labels'],
  ['taints', 'node_taints'],
] as const;

/**
 * Pools without an attribute that the type of the variable requires: Terraform
 * refuses the whole file. A type that has it as `optional(…)`, or not at all,
 * requires nothing.
 */
export function missingAttributes(target: ClusterTarget): ChangeWarning[] {
  const { config, location } = target;
  if (config.spelling !== 'node_pools') return [];
  const type = typeOfConfig(target);
  return required.flatMap(([field, attribute]): ChangeWarning[] => {
    if (type !== undefined && !requires(type, attribute)) return [];
    const lacking = config.pools.filter(pool => pool[field] === undefined);
    if (lacking.length === 0) return [];
    const names = listed(lacking.map(({ name }) => name));
    const [verb, nodeGroups] =
      lacking.length === 1 ? ['has', 'Node group'] : ['have', 'Node groups'];
    return [
      {
        code: 'node-taints-missing',
        severity: 'warning',
        message: `${nodeGroups} ${names} ${verb} no ${attribute}, which the module requires: the plan will fail until it is there.`,
        path: location.path,
        line: lacking[0].line,
      },
    ];
  });
}

/**
 * Says that other clusters change too.
 * @param severity - `warning` where the change disturbs a running cluster
 */
export function sharedConfiguration(
  target: ClusterTarget,
  severity: ChangeWarning['severity'],
): ChangeWarning[] {
  const names = affectedNames(target);
  if (names.length < 2) return [];
  const conditional = target.affected
    .filter(({ call }) => call.conditional)
    .map(({ call }) => call.name);
  const where =
    conditional.length > 0
      ? ` ${listed(conditional)} only where its count or for_each says so.`
      : '';
  const all = names.length === 2 ? 'both change' : 'all of them change';
  return [
    {
      code: 'shared-configuration',
      severity,
      message: `One value describes ${listed(names)}: ${all}.${where}`,
      path: target.location.path,
      line: target.location.expression.span.start.line,
    },
  ];
}
