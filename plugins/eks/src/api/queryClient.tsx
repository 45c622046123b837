import { createApiRef, useApi } from '@backstage/frontend-plugin-api';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { ReactNode } from 'react';
import { isWorthRetrying } from './failure';

/** Attempts after the first one. */
const RETRIES = 2;

/** For how long an answer is shown without asking again, in milliseconds. */
export const STALE_AFTER_MS = 10_000;

/** For how long an answer that nobody looks at is kept, in milliseconds. */
const FORGET_AFTER_MS = 5 * 60_000;

/** The cache of answers that all pages and cards of the plugin share. @public */
export const eksQueryClientRef = createApiRef<QueryClient>().with({
  id: 'plugin.eks.query-client',
  pluginId: 'eks',
});

/**
 * Builds the cache. Retries are bounded and never made for an answer that would
 * stay the same, such as a missing permission.
 * @param options - `retryDelayMs`: wait before the first retry, doubled after each
 * @public
 */
export function createEksQueryClient(options?: {
  retryDelayMs?: number;
}): QueryClient {
  const first = options?.retryDelayMs ?? 1_000;
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: STALE_AFTER_MS,
        gcTime: FORGET_AFTER_MS,
        retry: (count, error) => count < RETRIES && isWorthRetrying(error),
        retryDelay: attempt => first * 2 ** attempt,
        // The browser's own guess of being offline is often wrong in company networks.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}

/** Gives the shared cache to everything inside. */
export function EksQueries(props: { children: ReactNode }) {
  const client = useApi(eksQueryClientRef);
  return (
    <QueryClientProvider client={client}>{props.children}</QueryClientProvider>
  );
}
