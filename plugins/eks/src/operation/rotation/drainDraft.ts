import { DrainOptions } from '@xkf/backstage-plugin-eks-common';

/** What is typed about the drain, as text where it is a number. */
export interface DrainDraft {
  order: DrainOptions['order'];
  /** Seconds. */
  pause: string;
  /** Minutes. */
  blocked: string;
  bare: boolean;
  data: boolean;
}

/** Fields of the drain that can be wrong. */
export type DrainField = 'pause' | 'blocked';

/** The documented procedure of XKF; the same defaults as in the contract. */
export const firstDrainDraft: DrainDraft = {
  order: 'oldest',
  pause: '30',
  blocked: '15',
  bare: false,
  data: true,
};

/** Largest values that the contract admits. */
const MAX_PAUSE_SECONDS = 3600;
const MAX_BLOCKED_MINUTES = 1440;

/** A whole number within its bounds; undefined for everything else. */
function wholeOf(text: string, min: number, max: number): number | undefined {
  const number = /^\d{1,6}$/.test(text.trim()) ? Number(text) : NaN;
  return number >= min && number <= max ? number : undefined;
}

/** The options of a draft, or the fields that are wrong. */
export function readDrainDraft(
  draft: DrainDraft,
): { options: Partial<DrainOptions> } | { wrong: DrainField[] } {
  const pause = wholeOf(draft.pause, 0, MAX_PAUSE_SECONDS);
  const blocked = wholeOf(draft.blocked, 1, MAX_BLOCKED_MINUTES);
  if (pause === undefined || blocked === undefined) {
    return {
      wrong: [
        ...(pause === undefined ? (['pause'] as const) : []),
        ...(blocked === undefined ? (['blocked'] as const) : []),
      ],
    };
  }
  return {
    options: {
      order: draft.order,
      pauseBetweenNodes: pause,
      blockedAfter: blocked * 60,
      evictBarePods: draft.bare,
      deleteEmptyDirData: draft.data,
    },
  };
}
