import { useQueryClient } from '@tanstack/react-query';
import { ChangeRecord, ClusterId } from '@xkf/backstage-plugin-eks-common';
import { useEffect, useRef } from 'react';
import { clusterKey } from './clusterQueries';

/**
 * Asks for the comparison of a cluster again as soon as a change of it was merged
 * or applied, rather than at the next turn.
 */
export function useDriftAfter(id: ClusterId, changes: ChangeRecord[]): void {
  const client = useQueryClient();
  const known = useRef(new Map<string, ChangeRecord['state']>());
  useEffect(() => {
    const moved = changes.filter(({ changeId, state }) => {
      const before = known.current.get(changeId);
      const arrived = state === 'merged' || state === 'applied';
      return before !== undefined && before !== state && arrived;
    });
    for (const { changeId, state } of changes) {
      known.current.set(changeId, state);
    }
    if (moved.length === 0) return;
    for (const part of ['drift', 'facts']) {
      client.invalidateQueries({ queryKey: [...clusterKey(id), part] });
    }
  }, [client, id, changes]);
}
