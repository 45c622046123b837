import { useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import {
  ANNOTATION_ARN,
  ClusterId,
  parseClusterArn,
} from '@xkf/backstage-plugin-eks-common';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** What is entered in another field of a template; undefined where it is no text. */
function fieldOf(formContext: unknown, field: string): string | undefined {
  const data = isRecord(formContext) ? formContext.formData : undefined;
  const value = isRecord(data) ? data[field] : undefined;
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? first : undefined;
}

/**
 * The cluster in another field of a template: its ARN, or the reference of its entity.
 * @returns undefined while none is chosen, or the catalog is asked
 */
export function useFormCluster(
  formContext: unknown,
  field: string,
): ClusterId | undefined {
  const catalog = useApiHolder().get(catalogApiRef);
  const given = fieldOf(formContext, field);
  const direct = given === undefined ? undefined : parseClusterArn(given);
  const { data } = useQuery({
    queryKey: ['eks', 'entity-arn', given],
    queryFn: async () => {
      const entity = given && (await catalog?.getEntityByRef(given));
      return (entity && entity.metadata.annotations?.[ANNOTATION_ARN]) ?? null;
    },
    enabled: given !== undefined && !direct && catalog !== undefined,
  });
  return direct ?? (data ? parseClusterArn(data) : undefined);
}
