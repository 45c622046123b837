import { useQueryClient } from '@tanstack/react-query';
import { ChangeRecord, ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useEffect, useRef } from 'react';
import { clusterKey } from './clusterQueries';

/** True for a change that the shown reading of the repository cannot know of yet. */
function isNewer({ pullRequest }: ChangeRecord, readAt?: string): boolean {
  const { mergedAt } = pullRequest;
  return (
    mergedAt !== undefined &&
    readAt !== undefined &&
    Date.parse(mergedAt) > Date.parse(readAt)
  );
}

/**
 * Asks for the comparison of a cluster again as soon as a change of it was merged
 * or applied, rather than at the next turn.
 * @param readAt - when the repository was read that is shown
 */
export function useDriftAfter(
  id: ClusterId,
  changes: ChangeRecord[],
  readAt: string | undefined,
): void {
  const client = useQueryClient();
  const known = useRef(new Map<string, ChangeRecord['state']>());
  const asked = useRef(new Set<string>());
  useEffect(() => {
    const moved = changes.filter(change => {
      const { changeId, state } = change;
      if (state !== 'merged' && state !== 'applied') return false;
      const before = known.current.get(changeId);
      const hasMoved = before !== undefined && before !== state;
      return (
        hasMoved || (isNewer(change, readAt) && !asked.current.has(changeId))
      );
    });
    for (const { changeId, state } of changes) {
      known.current.set(changeId, state);
    }
    if (moved.length === 0) return;
    for (const { changeId } of moved) asked.current.add(changeId);
    for (const part of ['drift', 'facts']) {
      client.invalidateQueries({ queryKey: [...clusterKey(id), part] });
    }
  }, [client, id, changes, readAt]);
}
