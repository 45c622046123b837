import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Values by key of the address; undefined, empty text and empty list remove a key. */
export type QueryChange = Record<string, string | string[] | undefined>;

/**
 * Reads and writes the query of the address, where all view state lives so that
 * a view can be shared and the back button works.
 */
export function useQueryParams() {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (changes: QueryChange, options?: { replace?: boolean }) =>
      setParams(
        before => {
          const after = new URLSearchParams(before);
          for (const [key, value] of Object.entries(changes)) {
            after.delete(key);
            for (const item of [value ?? []].flat()) {
              if (item) after.append(key, item);
            }
          }
          return after;
        },
        { replace: options?.replace ?? false },
      ),
    [setParams],
  );
  return [params, change] as const;
}
