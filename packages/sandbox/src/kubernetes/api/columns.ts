import {
  type JsonObject,
  type KubernetesObject,
  listAt,
  numberAt,
  textAt,
} from '../store/object';

/** A column of the table that `kubectl get` prints. */
export interface Column {
  name: string;
  type: 'string' | 'integer';
  /** 0 is always shown, 1 only with `-o wide`. */
  priority: number;
  value(object: KubernetesObject, now: Date): string | number;
}

/** A duration as kubectl prints it: `45s`, `12m`, `5h`, `30d`. */
export function age(since: string | undefined, now: Date): string {
  const seconds = since
    ? Math.max(0, Math.floor((now.getTime() - Date.parse(since)) / 1000))
    : NaN;
  if (Number.isNaN(seconds)) {
    return '<unknown>';
  }
  const units: [string, number][] = [
    ['d', 86_400],
    ['h', 3_600],
    ['m', 60],
  ];
  const unit = units.find(([, size]) => seconds >= 2 * size);
  return unit ? `${Math.floor(seconds / unit[1])}${unit[0]}` : `${seconds}s`;
}

type Value = Column['value'];

const column = (name: string, value: Value, priority = 0): Column => ({
  name,
  type: 'string',
  priority,
  value,
});
const path = (name: string, where: string, priority = 0): Column =>
  column(name, object => textAt(object, where) || '<none>', priority);
const count = (name: string, where: string): Column => ({
  ...column(name, object => numberAt(object, where)),
  type: 'integer',
});

const NAME: Column = column('Name', object => object.metadata.name);
const AGE: Column = column('Age', (object, now) =>
  age(object.metadata.creationTimestamp, now),
);

function nodeStatus(object: KubernetesObject): string {
  const ready = (listAt(object, 'status.conditions') as JsonObject[]).some(
    each => each.type === 'Ready' && each.status === 'True',
  );
  const cordoned = object.spec?.unschedulable === true;
  return `${ready ? 'Ready' : 'NotReady'}${cordoned ? ',SchedulingDisabled' : ''}`;
}

function readyContainers(object: KubernetesObject): string {
  const statuses = listAt(object, 'status.containerStatuses') as JsonObject[];
  const ready = statuses.filter(each => each.ready === true).length;
  return `${ready}/${listAt(object, 'spec.containers').length}`;
}

const replicas = (name: string): Column =>
  column(
    name,
    object =>
      `${numberAt(object, 'status.readyReplicas')}/${numberAt(object, 'spec.replicas')}`,
  );

const TABLES: Record<string, Column[]> = {
  nodes: [
    NAME,
    column('Status', nodeStatus),
    column('Roles', () => '<none>'),
    AGE,
    path('Version', 'status.nodeInfo.kubeletVersion'),
    path('Internal-IP', 'status.addresses.0.address', 1),
    path('OS-Image', 'status.nodeInfo.osImage', 1),
    path('Kernel-Version', 'status.nodeInfo.kernelVersion', 1),
    path('Container-Runtime', 'status.nodeInfo.containerRuntimeVersion', 1),
  ],
  pods: [
    NAME,
    column('Ready', readyContainers),
    column('Status', object => {
      const phase = textAt(object, 'status.phase');
      return phase === 'Succeeded' ? 'Completed' : phase;
    }),
    column('Restarts', () => '0'),
    AGE,
    path('IP', 'status.podIP', 1),
    path('Node', 'spec.nodeName', 1),
  ],
  namespaces: [NAME, path('Status', 'status.phase'), AGE],
  services: [
    NAME,
    path('Type', 'spec.type'),
    path('Cluster-IP', 'spec.clusterIP'),
    column('External-IP', () => '<none>'),
    column('Port(s)', object =>
      (listAt(object, 'spec.ports') as JsonObject[])
        .map(port => `${port.port}/${port.protocol}`)
        .join(','),
    ),
    AGE,
  ],
  configmaps: [
    NAME,
    column('Data', object => Object.keys(object.data ?? {}).length),
    AGE,
  ],
  events: [
    column('Last Seen', (object, now) =>
      age(textAt(object, 'lastTimestamp'), now),
    ),
    path('Type', 'type'),
    path('Reason', 'reason'),
    column(
      'Object',
      object =>
        `${textAt(object, 'involvedObject.kind').toLowerCase()}/${textAt(object, 'involvedObject.name')}`,
    ),
    path('Message', 'message'),
  ],
  deployments: [
    NAME,
    replicas('Ready'),
    count('Up-to-date', 'status.updatedReplicas'),
    count('Available', 'status.availableReplicas'),
    AGE,
  ],
  replicasets: [
    NAME,
    count('Desired', 'spec.replicas'),
    count('Current', 'status.replicas'),
    count('Ready', 'status.readyReplicas'),
    AGE,
  ],
  statefulsets: [NAME, replicas('Ready'), AGE],
  daemonsets: [
    NAME,
    count('Desired', 'status.desiredNumberScheduled'),
    count('Current', 'status.currentNumberScheduled'),
    count('Ready', 'status.numberReady'),
    count('Up-to-date', 'status.updatedNumberScheduled'),
    count('Available', 'status.numberAvailable'),
    AGE,
  ],
  jobs: [
    NAME,
    column('Status', object =>
      numberAt(object, 'status.succeeded') > 0 ? 'Complete' : 'Running',
    ),
    column(
      'Completions',
      object =>
        `${numberAt(object, 'status.succeeded')}/${numberAt(object, 'spec.completions')}`,
    ),
    AGE,
  ],
  cronjobs: [
    NAME,
    path('Schedule', 'spec.schedule'),
    column('Suspend', object =>
      textAt(object, 'spec.suspend') === 'true' ? 'True' : 'False',
    ),
    column('Last Schedule', (object, now) =>
      age(textAt(object, 'status.lastScheduleTime'), now),
    ),
    AGE,
  ],
  poddisruptionbudgets: [
    NAME,
    column(
      'Min Available',
      object => textAt(object, 'spec.minAvailable') || 'N/A',
    ),
    column(
      'Max Unavailable',
      object => textAt(object, 'spec.maxUnavailable') || 'N/A',
    ),
    count('Allowed Disruptions', 'status.disruptionsAllowed'),
    AGE,
  ],
  horizontalpodautoscalers: [
    NAME,
    column(
      'Reference',
      object =>
        `${textAt(object, 'spec.scaleTargetRef.kind')}/${textAt(object, 'spec.scaleTargetRef.name')}`,
    ),
    count('MinPods', 'spec.minReplicas'),
    count('MaxPods', 'spec.maxReplicas'),
    count('Replicas', 'status.currentReplicas'),
    AGE,
  ],
  ingresses: [
    NAME,
    path('Class', 'spec.ingressClassName'),
    path('Hosts', 'spec.rules.0.host'),
    path('Address', 'status.loadBalancer.ingress.0.hostname'),
    column('Ports', () => '80, 443'),
    AGE,
  ],
};

/** The columns of a resource; name and age where it has none of its own. */
export function columnsOf(plural: string): Column[] {
  return TABLES[plural] ?? [NAME, AGE];
}
