import { identityApiRef, useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';

/** Entity reference of the reader; undefined until it is known. */
export function useMe(): string | undefined {
  const identity = useApi(identityApiRef);
  return useQuery({
    queryKey: ['eks', 'me'],
    queryFn: () => identity.getBackstageIdentity(),
    staleTime: Infinity,
  }).data?.userEntityRef;
}
