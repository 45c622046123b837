import { ChangePreview, ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import { appliesMore } from '../AlsoApplies';

const rank = { warning: 0, note: 1 };

/**
 * The remarks that are told as sentences, the weightiest first. That clusters share
 * a description is said once, and what else is applied stands in a table of its own.
 */
export function toldWarnings({
  warnings,
  commands,
}: ChangePreview): ChangeWarning[] {
  const sorted = [...warnings].sort(
    (a, b) => rank[a.severity] - rank[b.severity],
  );
  const sharing = sorted.find(({ code }) => code === 'shared-configuration');
  const listed = commands.some(appliesMore);
  return sorted.filter(
    warning =>
      (warning.code !== 'shared-configuration' || warning === sharing) &&
      (warning.code !== 'also-applies' || !listed),
  );
}
