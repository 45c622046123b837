import { z } from 'zod';
import { STOP_ANNOTATION } from '../kubernetes/pods/behaviour';
import type { ClusterState } from '../world/state';
import { UnknownResourceError, type World } from '../world/World';
import { parsed } from './options';

/** What is to be done to a cluster, from the path of a control request. */
export interface ClusterAction {
  account: string;
  region: string;
  cluster: string;
  /** `unreachable`, `controllers`, `nodes/NAME/remove`, `pods/NAMESPACE/NAME/never-end` … */
  parts: string[];
}

/** Reads `clusters/ACCOUNT/REGION/NAME/…`; undefined for other paths. */
export function clusterAction(path: string): ClusterAction | undefined {
  const [first, account, region, cluster, ...parts] = path
    .split('/')
    .map(decodeURIComponent);
  return first === 'clusters' && parts.length > 0
    ? { account, region, cluster, parts }
    : undefined;
}

const unreachableSchema = z.strictObject({
  seconds: z.number().gt(0).max(86_400),
});
const controllersSchema = z.strictObject({ paused: z.boolean() });
const kubeletSchema = z.strictObject({
  kubelet: z.enum(['ready', 'starting', 'lost']),
});
const nothing = z.strictObject({});

function unreachable(
  world: World,
  state: ClusterState,
  options: unknown,
): object {
  const { seconds } = parsed(unreachableSchema, options);
  const id = world.faults.add({
    effect: 'unreachable',
    service: 'kubernetes',
    account: state.accountId,
    region: state.region,
    cluster: state.cluster.name,
  });
  world.timers.later(seconds, () => world.faults.remove(id));
  return { fault: id };
}

function controllers({ controllers: all }: ClusterState, options: unknown) {
  const { paused } = parsed(controllersSchema, options);
  if (paused) {
    all.pause();
  } else {
    all.resume();
  }
  return { paused };
}

function found(is: boolean, what: string): void {
  if (!is) {
    throw new UnknownResourceError(`There is no ${what}`);
  }
}

function neverEnd(state: ClusterState, namespace: string, name: string) {
  const pod = state.objects.update('pods', namespace, name, object => ({
    ...object,
    metadata: {
      ...object.metadata,
      annotations: {
        ...object.metadata.annotations,
        [STOP_ANNOTATION]: 'never',
      },
    },
  }));
  found(pod !== undefined, `pod ${namespace}/${name}`);
  return { namespace, name };
}

/**
 * Does something to a cluster that no API offers: lets its API server be away for some seconds, its controllers
 * stand still, a node vanish or its kubelet be lost, or a pod never end.
 *
 * @throws UnknownResourceError when there is no such cluster, node, pod or action
 * @throws InvalidFaultError when the options cannot be understood
 */
export function actOnCluster(
  world: World,
  { account, region, cluster, parts }: ClusterAction,
  options: unknown,
): object {
  const state = world.cluster(account, region, cluster);
  const [kind, name, action, last] = parts;
  switch (`${kind}/${parts.length === 4 ? last : (action ?? '')}`) {
    case 'unreachable/':
      return unreachable(world, state, options);
    case 'controllers/':
      return controllers(state, options);
    case 'nodes/remove':
      parsed(nothing, options);
      found(world.removeNode(state, name), `node ${name}`);
      return { node: name };
    case 'nodes/kubelet': {
      const { kubelet } = parsed(kubeletSchema, options);
      found(world.setKubelet(state, name, kubelet), `node ${name}`);
      return { node: name, kubelet };
    }
    case 'pods/never-end':
      parsed(nothing, options);
      return neverEnd(state, name, action);
    default:
      throw new UnknownResourceError(
        `There is no ${parts.join('/')} of a cluster`,
      );
  }
}
