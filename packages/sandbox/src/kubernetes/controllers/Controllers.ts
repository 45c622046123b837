import { budgetsOf } from '../pods/budgets';
import { controllerUid, isReady, type KubernetesObject } from '../store/object';
import type { ObjectChange } from '../store/ObjectStore';
import type { ControllerContext } from './context';
import { reconcileDaemonSets } from './daemonSets';
import { reconcileBudgets } from './disruption';
import { collectDependents, emptyNamespaces } from './garbage';
import { Kubelets } from './Kubelets';
import { reconcileDeployments, reconcileReplicaSets } from './replicaSets';
import { schedule } from './scheduler';
import { reconcileStatefulSets } from './statefulSets';

/** Kinds that own pods, directly or not. */
const OWNERS = ['deployments', 'replicasets', 'statefulsets', 'daemonsets'];

/**
 * The controllers, the scheduler and the kubelets of one cluster. They look at what has changed once the turn in
 * which it changed is over, so that a burst of changes costs one look.
 */
export class Controllers {
  readonly #context: ControllerContext;
  readonly #kubelets: Kubelets;
  /** The uids of the owners and of the budgets that have to be looked at. */
  readonly #owners = new Set<string>();
  readonly #budgets = new Set<string>();
  #scheduling = false;
  #namespaces = false;
  #queued = false;
  #paused = false;
  #unsubscribe: (() => void) | undefined;

  constructor(context: ControllerContext) {
    this.#context = context;
    this.#kubelets = new Kubelets(context);
  }

  /** Begins to look after what there is. */
  start(): void {
    const { objects } = this.#context;
    this.#unsubscribe ??= objects.subscribe(change => this.#changed(change));
    OWNERS.forEach(resource => this.#addAll(resource, this.#owners));
    this.#addAll('poddisruptionbudgets', this.#budgets);
    this.#scheduling = true;
    this.#queue();
  }

  /** Ends the looking after. */
  stop(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Lets everything but the kubelets stand still, as when the controller manager is down. */
  pause(): void {
    this.#paused = true;
  }

  /** Goes on after a pause. */
  resume(): void {
    this.#paused = false;
    this.#queue();
  }

  #addAll(resource: string, to: Set<string>, namespace?: string): void {
    for (const { metadata } of this.#context.objects.values(resource)) {
      if (namespace === undefined || metadata.namespace === namespace) {
        to.add(metadata.uid ?? '');
      }
    }
  }

  #changed(change: ObjectChange): void {
    const { type, resource, object, previous } = change;
    switch (resource) {
      case 'pods':
        this.#podChanged(change);
        break;
      case 'nodes':
        this.#nodeChanged(change);
        break;
      case 'poddisruptionbudgets':
        this.#budgets.add(object.metadata.uid ?? '');
        break;
      case 'namespaces':
        this.#namespaces = true;
        break;
      default:
        break;
    }
    if (OWNERS.includes(resource)) {
      this.#owners.add(object.metadata.uid ?? '');
      this.#owners.add(controllerUid(object) ?? '');
      if (previous?.spec !== object.spec) {
        // A budget counts by how many pods their controllers want.
        const { namespace } = object.metadata;
        this.#addAll('poddisruptionbudgets', this.#budgets, namespace);
      }
    }
    if (type === 'DELETED') {
      collectDependents(this.#context, resource, object);
    }
    this.#queue();
  }

  #podChanged({ type, object, previous }: ObjectChange): void {
    if (type === 'DELETED') {
      this.#kubelets.podGone(object);
      this.#namespaces = true;
    } else {
      this.#kubelets.podChanged(object);
    }
    this.#owners.add(controllerUid(object) ?? '');
    this.#scheduling = true;
    for (const pod of previous ? [object, previous] : [object]) {
      for (const { metadata } of budgetsOf(this.#context.objects, pod)) {
        this.#budgets.add(metadata.uid ?? '');
      }
    }
  }

  #nodeChanged({ type, object, previous }: ObjectChange): void {
    if (type === 'DELETED') {
      this.#kubelets.nodeGone(object);
    } else if (previous && isReady(previous) !== isReady(object)) {
      this.#kubelets.nodeChanged(object);
    }
    if (type !== 'MODIFIED') {
      this.#addAll('daemonsets', this.#owners);
    }
    this.#scheduling = true;
  }

  #queue(): void {
    const waiting =
      this.#owners.size + this.#budgets.size > 0 ||
      this.#scheduling ||
      this.#namespaces;
    if (waiting && !this.#queued && !this.#paused) {
      this.#queued = true;
      this.#context.timers.soon(() => {
        this.#queued = false;
        this.#run();
      });
    }
  }

  /** In this order, so that what one makes is there for the next. */
  #run(): void {
    if (this.#paused || !this.#unsubscribe) {
      return;
    }
    if (this.#namespaces) {
      this.#namespaces = false;
      emptyNamespaces(this.#context);
    }
    this.#reconcileOwners();
    if (this.#scheduling) {
      this.#scheduling = false;
      schedule(this.#context);
    }
    const budgets = new Set(this.#budgets);
    this.#budgets.clear();
    if (budgets.size > 0) {
      const again = ({ metadata }: KubernetesObject) => {
        this.#budgets.add(metadata.uid ?? '');
        this.#queue();
      };
      reconcileBudgets(this.#context, budgets, again);
    }
  }

  #reconcileOwners(): void {
    const owners = new Set(this.#owners);
    owners.delete('');
    this.#owners.clear();
    if (owners.size > 0) {
      reconcileDeployments(this.#context, owners);
      reconcileReplicaSets(this.#context, owners);
      reconcileStatefulSets(this.#context, owners);
      reconcileDaemonSets(this.#context, owners);
    }
  }
}
