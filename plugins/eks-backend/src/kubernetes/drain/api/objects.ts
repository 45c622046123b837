/** What the API server tells of an object; only the fields that a drain needs. */
export interface Metadata {
  name: string;
  namespace?: string;
  uid: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: OwnerReference[];
}

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
}

export interface Condition {
  type: string;
  status: string;
  reason?: string;
}

export interface Container {
  restartPolicy?: string;
  resources?: { requests?: Record<string, string> };
}

export interface Pod {
  metadata: Metadata;
  spec?: {
    nodeName?: string;
    terminationGracePeriodSeconds?: number;
    volumes?: { name: string; emptyDir?: object }[];
    containers?: Container[];
    initContainers?: Container[];
    overhead?: Record<string, string>;
  };
  status?: { phase?: string; conditions?: Condition[] };
}

export interface Node {
  metadata: Metadata;
  spec?: {
    unschedulable?: boolean;
    taints?: { key: string; effect: string }[];
  };
  status?: {
    conditions?: Condition[];
    allocatable?: Record<string, string>;
  };
}

export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: {
    key: string;
    operator: string;
    values?: string[];
  }[];
}

/** A PodDisruptionBudget of `policy/v1`. */
export interface Budget {
  metadata: Metadata;
  spec?: {
    selector?: LabelSelector;
    unhealthyPodEvictionPolicy?: string;
  };
  status?: {
    observedGeneration?: number;
    disruptionsAllowed?: number;
    currentHealthy?: number;
    desiredHealthy?: number;
    expectedPods?: number;
    /** Pods whose eviction is counted in `disruptionsAllowed` already, by name. */
    disruptedPods?: Record<string, string>;
  };
}

/** A controller of pods: of each kind, the fields that tell whether it is as it wants to be. */
export interface Workload {
  metadata: Metadata;
  spec?: { replicas?: number; suspend?: boolean };
  status?: {
    observedGeneration?: number;
    readyReplicas?: number;
    desiredNumberScheduled?: number;
    numberReady?: number;
    active?: number;
    conditions?: Condition[];
  };
}

export interface ListOf<T> {
  metadata?: { resourceVersion?: string; continue?: string };
  items: T[];
}
