import { apiVersionOf, groups, type Resource, resourcesOf } from './resources';

const ROOT = '/openapi/v3';

/** `api/v1` or `apis/apps/v1`. */
function pathOf({ group, version }: { group: string; version: string }) {
  return group ? `apis/${group}/${version}` : `api/${version}`;
}

const queryParameter = (name: string) => ({
  name,
  in: 'query',
  schema: { type: 'string', uniqueItems: true },
});

function patchOf(resource: Resource): [string, object] {
  const { group, version, kind, plural, namespaced } = resource;
  const scope = namespaced ? 'namespaces/{namespace}/' : '';
  return [
    `/${pathOf(resource)}/${scope}${plural}/{name}`,
    {
      patch: {
        description: `partially update the specified ${kind}`,
        parameters: ['dryRun', 'fieldManager', 'fieldValidation'].map(
          queryParameter,
        ),
        responses: { 200: { description: 'OK' } },
        'x-kubernetes-action': 'patch',
        'x-kubernetes-group-version-kind': { group, version, kind },
      },
    },
  ];
}

/**
 * The OpenAPI documents, as far as clients ask them whether the server
 * validates what is written: with that they leave it to the server. There are
 * no schemas.
 *
 * @returns undefined for other paths
 */
export function openapi(path: string): object | undefined {
  const served = [{ group: '', version: 'v1' }, ...groups()];
  if (path === ROOT) {
    return {
      paths: Object.fromEntries(
        served.map(each => [
          pathOf(each),
          { serverRelativeURL: `${ROOT}/${pathOf(each)}` },
        ]),
      ),
    };
  }
  const asked = served.find(each => path === `${ROOT}/${pathOf(each)}`);
  if (!asked) {
    return undefined;
  }
  const resources = resourcesOf(asked.group, asked.version);
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: apiVersionOf(resources[0]) },
    paths: Object.fromEntries(
      resources.filter(({ verbs }) => verbs.includes('patch')).map(patchOf),
    ),
  };
}
