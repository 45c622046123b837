import { ClusterId, Drift, NodeGroup } from '@xkf/backstage-plugin-eks-common';

/** Longest name of a pool that the contract admits. */
const MAX_NAME = 40;

/** Name of a pool in tfvars. XKF names its node group `<cluster>-<pool>`. */
export function poolOf({ clusterName }: ClusterId, nodeGroup: string): string {
  const prefix = `${clusterName}-`;
  return nodeGroup.startsWith(prefix)
    ? nodeGroup.slice(prefix.length)
    : nodeGroup;
}

/** Pools that AWS has and those that only Terraform declares, by name. */
export function poolNames(
  id: ClusterId,
  nodeGroups: NodeGroup[],
  drift: Drift | undefined,
): string[] {
  const declared = (drift?.items ?? []).filter(
    ({ aspect, state }) => aspect === 'node-group' && state === 'not-live',
  );
  const names = [
    ...nodeGroups.map(({ name }) => name),
    ...declared.map(({ subject }) => subject ?? ''),
  ].filter(Boolean);
  return [...new Set(names.map(name => poolOf(id, name)))].sort((a, b) =>
    a.localeCompare(b),
  );
}

/** `standard` is followed by `standard2`, that by `standard3`: the next name nobody has. */
export function nextFreeName(name: string, taken: string[]): string {
  const [, base = name, digits = ''] = /^(.*?)(\d*)$/.exec(name) ?? [];
  let number = Number(digits || 1);
  let next: string;
  do {
    number += 1;
    next = `${base.slice(0, MAX_NAME - String(number).length)}${number}`;
  } while (taken.includes(next));
  return next;
}
