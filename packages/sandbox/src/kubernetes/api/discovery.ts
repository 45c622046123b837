import type { Cluster } from '../../world/eks';
import { openapi } from './openapi';
import { groups, type Resource, resourcesOf } from './resources';
import { isScalable } from './scale';

function described(resource: Resource): object {
  return {
    name: resource.plural,
    singularName: resource.singular,
    namespaced: resource.namespaced,
    kind: resource.kind,
    verbs: resource.verbs,
    ...(resource.shortNames.length > 0
      ? { shortNames: resource.shortNames }
      : {}),
    ...(resource.stored === 'pods' && resource.group === ''
      ? { categories: ['all'] }
      : {}),
  };
}

/** Clients look here for whether, and in which version, they may evict. */
const EVICTION = {
  name: 'pods/eviction',
  singularName: '',
  namespaced: true,
  group: 'policy',
  version: 'v1',
  kind: 'Eviction',
  verbs: ['create'],
};

function scaleOf({ plural }: Resource): object {
  return {
    name: `${plural}/scale`,
    singularName: '',
    namespaced: true,
    group: 'autoscaling',
    version: 'v1',
    kind: 'Scale',
    verbs: ['get', 'patch', 'update'],
  };
}

function groupOf(group: string, version: string): object {
  const entry = { groupVersion: `${group}/${version}`, version };
  return { name: group, versions: [entry], preferredVersion: entry };
}

/** What the API says about itself at a path without objects; undefined for other paths. */
export function discovery(
  path: string,
  cluster: Cluster,
  patchVersion: string,
  address: string,
): object | string | undefined {
  const [major, minor] = cluster.version.split('.');
  switch (path) {
    case '/healthz':
    case '/livez':
    case '/readyz':
      return 'ok';
    case '/version':
      return {
        major,
        minor,
        gitVersion: `v${patchVersion}-eks-ecaa3a6`,
        gitCommit: 'ecaa3a61e2d1a1b4a4a1c9e4f0f7a5b6c7d8e9f0',
        gitTreeState: 'clean',
        buildDate: '2026-01-01T00:00:00Z',
        goVersion: 'go1.25.1',
        compiler: 'gc',
        platform: 'linux/amd64',
      };
    case '/api':
      return {
        kind: 'APIVersions',
        versions: ['v1'],
        serverAddressByClientCIDRs: [
          { clientCIDR: '0.0.0.0/0', serverAddress: address },
        ],
      };
    case '/apis':
      return {
        kind: 'APIGroupList',
        apiVersion: 'v1',
        groups: groups().map(({ group, version }) => groupOf(group, version)),
      };
    default:
      break;
  }
  const document = openapi(path);
  if (document) {
    return document;
  }
  const [, root, first, second] = path.split('/');
  const [group, version] = root === 'api' ? ['', first] : [first, second];
  const depth = path.split('/').length;
  if (root === 'apis' && depth === 3) {
    const known = groups().find(each => each.group === group);
    return known
      ? {
          kind: 'APIGroup',
          apiVersion: 'v1',
          ...groupOf(known.group, known.version),
        }
      : undefined;
  }
  const isGroupVersion =
    (root === 'api' && depth === 3) || (root === 'apis' && depth === 4);
  const resources = isGroupVersion ? resourcesOf(group, version) : [];
  return resources.length > 0
    ? {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: group ? `${group}/${version}` : version,
        resources: [
          ...resources.map(described),
          ...resources.filter(isScalable).map(scaleOf),
          ...(group === '' ? [EVICTION] : []),
        ],
      }
    : undefined;
}
