import { useCallback, useEffect, useRef } from 'react';
import { TableState } from './useTableState';

/**
 * Opens or closes a row in the address, without a step of its own for the back
 * button. The function stays the same, so that no other row is drawn again.
 */
export function useToggle(state: TableState): (rowKey: string) => void {
  const latest = useRef(state);
  useEffect(() => {
    latest.current = state;
  }, [state]);
  return useCallback((rowKey: string) => {
    const { open, change } = latest.current;
    const others = open.filter(key => key !== rowKey);
    const next = others.length < open.length ? others : [...open, rowKey];
    change({ open: next }, { replace: true });
  }, []);
}
