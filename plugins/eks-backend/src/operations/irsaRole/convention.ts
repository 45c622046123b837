import { IrsaRoleInput } from '@xkf/backstage-plugin-eks-common';

/** What XKF's modules begin names with unless they are told otherwise. */
const usualPrefix = 'xks';

/** `<prefix>-<region>-<environment>-`, with which the names of XKF begin. */
export function conventionOf(
  { region }: Pick<IrsaRoleInput, 'region'>,
  environment: string,
  roleNames: readonly string[],
): string {
  const middle = `-${region}-${environment}-`;
  const counts = new Map<string, number>();
  for (const name of roleNames) {
    const end = name.indexOf(middle);
    if (end <= 0) continue;
    const prefix = name.slice(0, end);
    counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  }
  const [most] = [...counts].sort(
    ([a, m], [b, n]) => n - m || a.localeCompare(b),
  );
  return `${most?.[0] ?? usualPrefix}${middle}`;
}

/** What a role's own part of its name is. */
export function ownPart(roleName: string, convention: string): string {
  return roleName.startsWith(convention)
    ? roleName.slice(convention.length)
    : roleName;
}
