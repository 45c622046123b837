const DAY = 24 * 60 * 60 * 1000;

/** Whole days from the anchor to `now`; negative when `now` is earlier. */
export function daysSince(anchor: Date, now: Date): number {
  return Math.floor((now.getTime() - anchor.getTime()) / DAY);
}

/** A release version such as `1.35.4-20261119`, which carries its date. */
const RELEASE_VERSION = /^(1\.\d+\.\d+)-(\d{4})(\d{2})(\d{2})$/;

function shiftRelease(text: string, days: number): string {
  return text.replace(RELEASE_VERSION, (_, version, year, month, day) => {
    const date = new Date(Date.UTC(year, month - 1, Number(day) + days));
    return `${version}-${date.toISOString().slice(0, 10).replaceAll('-', '')}`;
  });
}

/** A copy of a value in which every date, also that of a release version, lies `days` later. */
export function shiftDates<T>(value: T, days: number): T;
export function shiftDates(value: unknown, days: number): unknown {
  if (value instanceof Date) {
    return new Date(value.getTime() + days * DAY);
  }
  if (typeof value === 'string') {
    return shiftRelease(value, days);
  }
  if (Array.isArray(value)) {
    return value.map(item => shiftDates<unknown>(item, days));
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [
        key,
        shiftDates<unknown>(item, days),
      ]),
    );
  }
  return value;
}
