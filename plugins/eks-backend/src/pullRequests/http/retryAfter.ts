/**
 * How long the host asks to be left alone, in milliseconds.
 *
 * `Retry-After` carries seconds or a date (RFC 9110, 10.2.3). GitHub adds
 * `x-ratelimit-reset` and GitLab `ratelimit-reset`, both seconds since 1970;
 * they count only when nothing remains of the limit.
 */
export function retryAfterMs(
  headers: Headers,
  nowMs: number,
): number | undefined {
  const wait = headers.get('retry-after')?.trim();
  if (wait) {
    if (/^\d+(\.\d+)?$/.test(wait)) return Math.ceil(Number(wait) * 1000);
    const date = Date.parse(wait);
    if (!Number.isNaN(date)) return Math.max(0, date - nowMs);
  }
  for (const prefix of ['x-ratelimit', 'ratelimit']) {
    const reset = Number(headers.get(`${prefix}-reset`) ?? NaN);
    if (headers.get(`${prefix}-remaining`)?.trim() === '0' && reset > 0) {
      return Math.max(0, reset * 1000 - nowMs);
    }
  }
  return undefined;
}
