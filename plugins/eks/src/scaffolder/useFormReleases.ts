import { useApi } from '@backstage/frontend-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { AmiRelease } from '@xkf/backstage-plugin-eks-common';
import { eksApiRef } from '../api/eksApi';
import { failureOf } from '../api/failure';
import { EksTranslate } from '../translation';
import { useFormCluster } from './useFormCluster';

/** The releases for the cluster in another field of a template, and what to know about them. */
export function useFormReleases(
  t: EksTranslate,
  formContext: unknown,
  field: string,
): { releases: AmiRelease[]; loading: boolean; hint: string | undefined } {
  const api = useApi(eksApiRef);
  const cluster = useFormCluster(formContext, field);
  const { data, error, isLoading } = useQuery({
    queryKey: ['eks', 'rotation-options', cluster],
    queryFn: ({ signal }) =>
      cluster ? api.getRotationOptions(cluster, { signal }) : null,
    enabled: cluster !== undefined,
  });
  const candidates = data?.candidates ?? [];
  const byVersion = new Map(
    candidates
      .flatMap(({ releases }) => releases)
      .map(release => [release.releaseVersion, release]),
  );
  const problem = candidates.find(one => one.releasesProblem)?.releasesProblem;
  let hint = problem?.message;
  if (!cluster) hint = t('field.release.noCluster');
  else if (error) {
    hint = t('field.failed', { message: failureOf(error).message });
  }
  return { releases: [...byVersion.values()], loading: isLoading, hint };
}
