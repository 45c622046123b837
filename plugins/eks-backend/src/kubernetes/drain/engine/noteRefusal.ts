import { backoffMs } from '../watch';
import { PodEntry } from './PodEntry';
import { Refusal } from './refusal';
import { DrainTiming } from './timing';

/** A refusal that keeps one pod from leaving for now. */
type Held = Exclude<Refusal, { is: 'gone' | 'throttled' | 'conflict' }>;

/** Notes on a pod why its eviction was refused, and when to try again. */
export function noteRefusal(
  entry: PodEntry,
  refusal: Held,
  {
    timing,
    revision,
    charged,
  }: {
    timing: DrainTiming;
    /** Of the budgets. */
    revision: number;
    /** Whether a known budget let the attempt through. */
    charged: boolean;
  },
): void {
  entry.refusals += 1;
  // The watch told meanwhile that somebody else ended it.
  if (entry.stage === 'leaving') return;
  const now = Date.now();
  switch (refusal.is) {
    case 'budget':
      entry.hinder('budget', charged ? undefined : refusal.cause);
      // A known budget's watch tells when to try again; an unknown one's does not.
      entry.restUntil =
        now +
        (charged
          ? timing.refusedMs
          : (refusal.retryAfterMs ?? timing.probe.shortestMs));
      break;
    case 'budget-conflict':
      entry.restUntil = now + timing.conflictMs * (0.5 + Math.random());
      break;
    case 'namespace-ending':
      entry.hinder('namespace-ending');
      entry.restUntil = now + timing.probe.longestMs * 3;
      break;
    case 'overlap':
      entry.hinder('overlap');
      entry.finalAt = revision;
      break;
    case 'server-error':
      entry.hinder('server-error');
      entry.restUntil =
        now + (refusal.retryAfterMs ?? backoffMs(entry.refusals, timing.away));
      break;
    case 'denied':
      entry.hinder('denied', refusal.message);
      entry.restUntil = now + timing.deniedMs;
      break;
    default:
      throw new Error('The portal may not evict pods.');
  }
}
