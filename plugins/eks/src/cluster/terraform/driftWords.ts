import { DriftAspect, DriftDifference } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';

/** What a difference is about, for people and for screen readers. */
export function differenceName(
  t: EksTranslate,
  { aspect, subject }: DriftDifference,
): string {
  const words = t(`drift.aspect.${aspect}`);
  return subject ? `${words}, ${subject}` : words;
}

/** How many differences each aspect has, in the order in which they come. */
export function countAspects(
  items: DriftDifference[],
): [DriftAspect, number][] {
  const counts = new Map<DriftAspect, number>();
  for (const { aspect } of items) {
    counts.set(aspect, (counts.get(aspect) ?? 0) + 1);
  }
  return [...counts];
}
