import { useApiHolder, useRouteRef } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useQuery } from '@tanstack/react-query';
import { templateRouteRef } from '../routes';

/** For how long the catalog's answer is taken as it was, in milliseconds. */
const TEMPLATE_AGE_MS = 5 * 60_000;

const namespace = 'default';

/** The scaffolder templates of this project that pages lead to, by their names. */
export type TemplateName = 'onboard-tenant' | 'irsa-role';

/**
 * The address of a template's form; undefined where the app has no scaffolder, or
 * the catalog does not have the template.
 * @param formData - what the form begins with
 */
export function useTemplatePath(
  templateName: TemplateName,
  formData?: Record<string, unknown>,
): string | undefined {
  const catalog = useApiHolder().get(catalogApiRef);
  const route = useRouteRef(templateRouteRef);
  const { data: exists } = useQuery({
    queryKey: ['eks', 'template', templateName],
    queryFn: async () => {
      const ref = `template:${namespace}/${templateName}`;
      return (await catalog?.getEntityByRef(ref)) !== undefined;
    },
    enabled: catalog !== undefined && route !== undefined,
    staleTime: TEMPLATE_AGE_MS,
  });
  if (!route || !exists) return undefined;
  const path = route({ namespace, templateName });
  return formData
    ? `${path}?${new URLSearchParams({ formData: JSON.stringify(formData) })}`
    : path;
}
