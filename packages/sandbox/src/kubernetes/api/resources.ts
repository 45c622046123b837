/** A resource that the Kubernetes API serves. */
export interface Resource {
  group: string;
  version: string;
  /** Plural name, as in the path. */
  plural: string;
  singular: string;
  kind: string;
  namespaced: boolean;
  shortNames: string[];
  verbs: string[];
  /** Collection of the object store; two groups may show the same one. */
  stored: string;
}

const READ = ['get', 'list', 'watch'];
const CHANGE = [...READ, 'update', 'patch', 'delete'];
const EVERYTHING = [...CHANGE, 'create'];

function resource(
  apiVersion: string,
  kind: string,
  plural: string,
  shortNames: string[] = [],
  more: Partial<Resource> = {},
): Resource {
  const [version, group = ''] = apiVersion.split('/').reverse();
  return {
    group,
    version,
    plural,
    singular: kind.toLowerCase(),
    kind,
    namespaced: true,
    shortNames,
    verbs: READ,
    stored: plural,
    ...more,
  };
}

const METRICS = { verbs: ['get', 'list'], singular: '' };

/** Everything that the API serves, in the order of discovery. */
export const RESOURCES: Resource[] = [
  resource('v1', 'Node', 'nodes', ['no'], {
    namespaced: false,
    verbs: CHANGE,
  }),
  resource('v1', 'Namespace', 'namespaces', ['ns'], {
    namespaced: false,
    verbs: EVERYTHING,
  }),
  resource('v1', 'Pod', 'pods', ['po'], { verbs: EVERYTHING }),
  resource('v1', 'Service', 'services', ['svc']),
  resource('v1', 'ConfigMap', 'configmaps', ['cm']),
  resource('v1', 'ServiceAccount', 'serviceaccounts', ['sa']),
  resource('v1', 'Event', 'events', ['ev']),
  resource('v1', 'LimitRange', 'limitranges', ['limits']),
  resource('v1', 'ResourceQuota', 'resourcequotas', ['quota']),
  resource('apps/v1', 'Deployment', 'deployments', ['deploy'], {
    verbs: EVERYTHING,
  }),
  resource('apps/v1', 'ReplicaSet', 'replicasets', ['rs'], { verbs: CHANGE }),
  resource('apps/v1', 'StatefulSet', 'statefulsets', ['sts'], {
    verbs: EVERYTHING,
  }),
  resource('apps/v1', 'DaemonSet', 'daemonsets', ['ds'], { verbs: CHANGE }),
  resource('batch/v1', 'Job', 'jobs'),
  resource('batch/v1', 'CronJob', 'cronjobs', ['cj']),
  resource(
    'policy/v1',
    'PodDisruptionBudget',
    'poddisruptionbudgets',
    ['pdb'],
    {
      verbs: EVERYTHING,
    },
  ),
  resource(
    'autoscaling/v2',
    'HorizontalPodAutoscaler',
    'horizontalpodautoscalers',
    ['hpa'],
  ),
  resource('networking.k8s.io/v1', 'Ingress', 'ingresses', ['ing']),
  resource('events.k8s.io/v1', 'Event', 'events', ['ev']),
  resource('metrics.k8s.io/v1beta1', 'NodeMetrics', 'nodes', [], {
    ...METRICS,
    namespaced: false,
  }),
  resource('metrics.k8s.io/v1beta1', 'PodMetrics', 'pods', [], METRICS),
];

/** `apps/v1`, or `v1` for the core group. */
export function apiVersionOf({ group, version }: Resource): string {
  return group ? `${group}/${version}` : version;
}

/** The resources of one group version. */
export function resourcesOf(group: string, version: string): Resource[] {
  return RESOURCES.filter(
    each => each.group === group && each.version === version,
  );
}

/** The named groups with their version. */
export function groups(): { group: string; version: string }[] {
  const seen = new Map(
    RESOURCES.filter(each => each.group).map(({ group, version }) => [
      group,
      { group, version },
    ]),
  );
  return Array.from(seen.values());
}
