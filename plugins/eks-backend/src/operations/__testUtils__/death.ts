import { Moment } from './moment';
import { anyScale, Random } from './random';

/** How one process dies: at a moment of its work, or after a time if that comes first. */
export interface Death {
  moment?: Moment;
  /** Milliseconds after its start. */
  afterMs?: number;
}

/**
 * Deaths at acts, at requests and at any time. Some processes live hardly at
 * all and some long, so that an operation gets on and dies everywhere.
 * @param longestMs - the longest life
 */
export function randomDeath(random: Random, longestMs: number): Death {
  const afterMs = anyScale(random, longestMs / 100, longestMs);
  const when = random() < 0.5 ? 'before' : 'after';
  const kind = random();
  if (kind < 0.35) {
    const n = random() < 0.8 ? 1 : 2;
    return { moment: { of: 'act', when, n }, afterMs: longestMs };
  }
  if (kind < 0.7) {
    const n = Math.round(anyScale(random, 1, 60));
    return { moment: { of: 'request', when, n }, afterMs: longestMs };
  }
  return { afterMs };
}
