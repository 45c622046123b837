import { UseQueryResult } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { FailurePanel, FailureWords, StillShownNotice } from './FailurePanel';
import { useLastingError } from './useLastingError';

/**
 * Decides between skeleton, error and content for one query. An answer that is
 * already there stays, under a notice, when a newer one fails.
 */
export function QueryBoundary<T>(props: {
  query: UseQueryResult<T>;
  what: string;
  skeleton: ReactNode;
  words?: (error: unknown) => FailureWords | undefined;
  children: (data: T) => ReactNode;
}) {
  const { query, what, skeleton, words, children } = props;
  const { data, isFetching } = query;
  const error = useLastingError(query);
  const retry = () => {
    query.refetch();
  };
  if (data === undefined) {
    return error !== undefined ? (
      <FailurePanel
        error={error}
        what={what}
        onRetry={retry}
        busy={isFetching}
        words={words?.(error)}
      />
    ) : (
      <>{skeleton}</>
    );
  }
  return (
    <>
      {error !== undefined && (
        <StillShownNotice
          error={error}
          what={what}
          onRetry={retry}
          busy={isFetching}
        />
      )}
      {children(data)}
    </>
  );
}
