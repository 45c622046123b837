import { DateTime } from 'luxon';
import { EksTranslate, localeOf } from '../translation';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Data younger than this counts as live, in milliseconds. */
const LIVE_MS = MINUTE_MS;

/** Milliseconds since a moment; never negative, since clocks differ a little. */
export function ageMs(moment: string, now: number): number {
  return Math.max(0, now - Date.parse(moment));
}

/** True when data read at this moment counts as live. */
export function isLive(moment: string, now: number): boolean {
  return ageMs(moment, now) < LIVE_MS;
}

/** An age in its largest whole unit, at least a minute: `3 min`, `5 h`, `12 d`. */
export function formatAge(
  t: EksTranslate,
  moment: string,
  now: number,
): string {
  const age = ageMs(moment, now);
  if (age < HOUR_MS) {
    const minutes = Math.max(1, Math.floor(age / MINUTE_MS));
    return t('time.minutes', { n: String(minutes) });
  }
  if (age < 2 * DAY_MS) {
    return t('time.hours', { n: String(Math.floor(age / HOUR_MS)) });
  }
  return t('time.days', { n: String(Math.floor(age / DAY_MS)) });
}

/** Half of the largest whole unit in so many milliseconds. */
function halfOfUnit(ms: number): number {
  return ([DAY_MS, HOUR_MS].find(unit => ms >= unit) ?? MINUTE_MS) / 2;
}

/**
 * A moment against now: `3 minutes ago`, `in 8 days`. What is still to come is
 * rounded, so that seven days do not become six a minute later.
 */
export function formatRelative(
  t: EksTranslate,
  moment: string,
  now: number,
): string {
  const difference = Date.parse(moment) - now;
  if (Math.abs(difference) < LIVE_MS) return t('time.now');
  const relative = DateTime.fromISO(moment).toRelative({
    base: DateTime.fromMillis(
      difference > 0 ? now - halfOfUnit(difference) : now,
    ),
    locale: localeOf(t),
  });
  return relative ?? moment;
}

/** A moment in UTC and in the reader's own zone. */
export function formatExact(t: EksTranslate, moment: string): string {
  const utc = DateTime.fromISO(moment, { zone: 'utc' });
  return t('time.exact', {
    utc: utc.toFormat('yyyy-MM-dd HH:mm:ss'),
    local: utc
      .toLocal()
      .setLocale(localeOf(t))
      .toLocaleString(DateTime.DATETIME_FULL),
  });
}

/** A moment in the reader's zone, as short as a table cell needs it. */
export function formatShort(t: EksTranslate, moment: string): string {
  return DateTime.fromISO(moment).setLocale(localeOf(t)).toLocaleString({
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
}

/** A calendar day in UTC, as AWS publishes its support dates. */
export function formatDay(t: EksTranslate, moment: string): string {
  return DateTime.fromISO(moment, { zone: 'utc' })
    .setLocale(localeOf(t))
    .toLocaleString(DateTime.DATE_MED);
}
