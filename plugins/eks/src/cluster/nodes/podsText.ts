import { Node } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';

/** Pods against capacity; undefined where neither is known. */
export function podsText(
  t: EksTranslate,
  { count, capacity }: Node['pods'],
): string | undefined {
  if (count === undefined && capacity === undefined) return undefined;
  return t('nodes.pods', {
    used: String(count ?? '?'),
    capacity: String(capacity ?? '?'),
  });
}
