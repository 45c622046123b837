import { ClusterId, Drift, NodeGroup } from '@xkf/backstage-plugin-eks-common';
import { byNumber, inTurn } from '../../table/column';

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

/** Pools that only AWS has, so that no file says anything about them. */
export function undeclaredPools(
  id: ClusterId,
  drift: Drift | undefined,
): string[] {
  return (drift?.items ?? [])
    .filter(
      ({ aspect, state }) =>
        aspect === 'node-group' && state === 'not-declared',
    )
    .map(({ subject }) => poolOf(id, subject ?? ''));
}

/** The plain kind first: on demand, open to every pod. */
const byPlainness = inTurn<NodeGroup>(
  byNumber(({ capacityType }) => (capacityType === 'SPOT' ? 1 : 0)),
  byNumber(({ taints }) => taints.length),
  byNumber(({ name }) => (name.includes('standard') ? 0 : 1)),
);

/**
 * The pool that a form begins with: one that both AWS and Terraform have, so that
 * there is something to copy, and of those the plainest.
 */
export function firstPool(known: {
  id: ClusterId;
  nodeGroups: NodeGroup[];
  pools: string[];
  undeclared: string[];
}): string | undefined {
  const { id, nodeGroups, pools, undeclared } = known;
  const live = [...nodeGroups]
    .sort(byPlainness)
    .map(({ name }) => poolOf(id, name));
  const declared = live.filter(pool => !undeclared.includes(pool));
  return declared[0] ?? live[0] ?? pools[0];
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
