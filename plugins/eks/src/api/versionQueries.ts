import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import {
  compareKubernetesVersions,
  parseKubernetesMinor,
} from '@xkf/backstage-plugin-eks-common';
import { eksApiRef } from './eksApi';

/** For how long the list of versions holds, in milliseconds; EKS adds a few a year. */
const VERSIONS_AGE_MS = 10 * 60_000;

/** The Kubernetes versions that EKS offers. */
export function useVersions() {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: ['eks', 'versions'],
    queryFn: ({ signal }) => api.listVersions({}, { signal }),
    staleTime: VERSIONS_AGE_MS,
  });
}

/** The minor after this one; undefined for what is no version. */
export function nextMinor(version: string): string | undefined {
  const minor = parseKubernetesMinor(version);
  return minor && `${minor.major}.${minor.minor + 1}`;
}

/**
 * The minor that a control plane can go to: EKS moves one at a time.
 * `newest`: EKS offers none after it. While the list is not known, the next is assumed.
 */
export function useNextVersion(version: string): {
  next: string | undefined;
  newest: boolean;
} {
  const versions = useVersions().data?.items;
  const next = nextMinor(version);
  const newest =
    next !== undefined &&
    versions !== undefined &&
    versions.length > 0 &&
    versions.every(item => compareKubernetesVersions(item.version, next) < 0);
  return { next: newest ? undefined : next, newest };
}
