import { UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';

/**
 * The newest error while there is no answer. The query forgets it with each new
 * attempt, but words that explain a failure should not give way to a skeleton.
 */
export function useLastingError<T>(query: UseQueryResult<T>): unknown {
  const { data, error } = query;
  const [last, setLast] = useState<unknown>();
  const now = error ?? (data === undefined ? last : undefined);
  if (now !== last) setLast(now);
  return now;
}
