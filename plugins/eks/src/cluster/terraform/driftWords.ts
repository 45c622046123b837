import {
  Drift,
  DriftAspect,
  DriftDifference,
} from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';

/** What a difference is about, for people and for screen readers. */
export function differenceName(
  t: EksTranslate,
  { aspect, subject }: DriftDifference,
): string {
  const words = t(`drift.aspect.${aspect}`);
  return subject ? `${words}, ${subject}` : words;
}

/**
 * False where the repository was read and says nothing about the cluster itself. A
 * tenant's repository describes the peerings of its network alone.
 */
export function isDescribed({ state, source }: Drift): boolean {
  return (
    state === 'not-readable' ||
    (state !== 'not-declared' && source !== undefined)
  );
}

/** The differences in one line: how many, and in what. */
export function differencesInWords(
  t: EksTranslate,
  items: DriftDifference[],
): string {
  const aspects = countAspects(items).map(([aspect, count]) => {
    const words = t(`drift.inWords.${aspect}`);
    return count > 1 ? `${words} (${count})` : words;
  });
  return `${t('drift.differences', { count: items.length })}: ${aspects.join(', ')}`;
}

/** How many differences each aspect has, in the order in which they come. */
function countAspects(items: DriftDifference[]): [DriftAspect, number][] {
  const counts = new Map<DriftAspect, number>();
  for (const { aspect } of items) {
    counts.set(aspect, (counts.get(aspect) ?? 0) + 1);
  }
  return [...counts];
}
