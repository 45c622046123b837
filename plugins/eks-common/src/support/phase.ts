import { Support, SupportPhase } from '../model/support';
import { VersionLife } from './calendar';

/** Days before the end of standard support from which it counts as ending. @public */
export const ENDING_SOON_DAYS = 90;

/**
 * What extended support adds, in US dollars: $0.60 instead of $0.10 for each
 * cluster hour, counted over 730 hours. Source: EKS pricing page.
 * @public
 */
export const EXTENDED_SUPPORT_COST_PER_MONTH = (0.6 - 0.1) * 730;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whole days from now until a moment, rounded up; negative when it has passed. @public */
export function daysUntil(moment: string, now: Date): number {
  return Math.ceil((Date.parse(moment) - now.getTime()) / DAY_MS);
}

/**
 * The support of a version at a moment. A phase ends at the beginning of its
 * end date in UTC, as billing does (EKS user guide, "Kubernetes version lifecycle").
 * @param life - the version's dates; undefined when nobody lists the version
 * @public
 */
export function supportAt(
  life: VersionLife | undefined,
  source: 'aws' | 'bundled',
  now: Date,
): Support {
  const standardEnd = life?.endOfStandardSupport;
  const extendedEnd = life?.endOfExtendedSupport;
  if (!life || !standardEnd) {
    return { phase: 'unknown', extraCostPerMonth: 0, source: 'none' };
  }
  const dates = {
    endOfStandardSupport: standardEnd,
    ...(extendedEnd && { endOfExtendedSupport: extendedEnd }),
    source,
  };
  const standardDays = daysUntil(standardEnd, now);
  if (Date.parse(standardEnd) > now.getTime()) {
    const phase: SupportPhase =
      standardDays <= ENDING_SOON_DAYS ? 'ending' : 'standard';
    return { phase, daysLeft: standardDays, extraCostPerMonth: 0, ...dates };
  }
  if (!extendedEnd || Date.parse(extendedEnd) > now.getTime()) {
    return {
      phase: 'extended',
      ...(extendedEnd && { daysLeft: daysUntil(extendedEnd, now) }),
      extraCostPerMonth: EXTENDED_SUPPORT_COST_PER_MONTH,
      ...dates,
    };
  }
  return { phase: 'ended', extraCostPerMonth: 0, ...dates };
}
