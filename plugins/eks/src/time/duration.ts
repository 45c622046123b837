import { EksTranslate } from '../translation';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** A duration with its units, as exact as people need it: `40 s`, `12 min`, `1 h 20 min`; at least a second. */
export function formatDuration(t: EksTranslate, seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < MINUTE) return t('time.seconds', { n: String(whole) });
  if (whole < HOUR) {
    return t('time.minutes', { n: String(Math.round(whole / MINUTE)) });
  }
  const hours = Math.floor(whole / HOUR);
  const minutes = Math.round((whole - hours * HOUR) / MINUTE);
  return minutes === 0
    ? t('time.hours', { n: String(hours) })
    : t('time.hoursMinutes', { h: String(hours), min: String(minutes) });
}

/** Seconds from one moment to another; never negative, since clocks differ a little. */
export function secondsBetween(from: string, to: string | number): number {
  const end = typeof to === 'number' ? to : Date.parse(to);
  return Math.max(0, (end - Date.parse(from)) / 1000);
}
