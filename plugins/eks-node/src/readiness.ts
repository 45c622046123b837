import { createExtensionPoint } from '@backstage/backend-plugin-api';
import {
  ClusterId,
  HealthIssue,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';

/** A fact, or the sentence that says why it is not known. @public */
export type Known<T> = { value: T } | { problem: string };

/** A Kubernetes version that EKS offers. @public */
export interface OfferedVersion {
  /** Minor such as `1.36`. */
  version: string;
  /** STANDARD_SUPPORT, EXTENDED_SUPPORT or UNSUPPORTED. */
  status?: string;
  endOfStandardSupport?: Date;
  endOfExtendedSupport?: Date;
}

/** A managed node group. @public */
export interface ReadinessNodeGroup {
  name: string;
  status: string;
  /** Minor that it runs; absent for images of its own. */
  version?: string;
}

/** A node of the cluster. @public */
export interface ReadinessNode {
  name: string;
  /** As the kubelet says it, such as `v1.34.2-eks-abc`. */
  kubeletVersion: string;
}

/** A subnet that the control plane uses. @public */
export interface ReadinessSubnet {
  id: string;
  zone: string;
  freeAddresses: number;
}

/** An upgrade insight of EKS. @public */
export interface ReadinessInsight {
  id: string;
  name: string;
  /** PASSING, WARNING, ERROR or UNKNOWN. */
  status: string;
  reason?: string;
  description?: string;
  recommendation?: string;
  /** Minor that it judges. */
  kubernetesVersion?: string;
  refreshedAt?: Date;
}

/** An add-on, and the versions of it that fit the target. @public */
export interface ReadinessAddon {
  name: string;
  version?: string;
  /** Empty: AWS offers none for the target. */
  fitting: readonly string[];
}

/** An update that EKS makes of the cluster now. @public */
export interface ReadinessUpdate {
  id: string;
  /** AWS type such as VersionUpdate. */
  type: string;
  /** Minor that it leads to, where it is one of the version. */
  version?: string;
}

/** What readiness checks judge: a cluster, and the minor that it shall go to. @public */
export interface ReadinessFacts {
  cluster: ClusterId & {
    arn: string;
    /** AWS status such as ACTIVE. */
    status: string;
    /** Minor that the control plane runs. */
    version: string;
    /** STANDARD or EXTENDED. */
    upgradePolicy?: string;
    healthIssues: readonly HealthIssue[];
  };
  /** Minor to go to. */
  target: string;
  now: Date;
  versions: Known<readonly OfferedVersion[]>;
  updatesInProgress: Known<readonly ReadinessUpdate[]>;
  nodeGroups: Known<readonly ReadinessNodeGroup[]>;
  nodes: Known<readonly ReadinessNode[]>;
  subnets: Known<readonly ReadinessSubnet[]>;
  insights: Known<readonly ReadinessInsight[]>;
  addons: Known<readonly ReadinessAddon[]>;
}

/** A finding of a check; its code and title are those of the check. @public */
export type ReadinessFinding = Omit<PreflightFinding, 'code' | 'title'> & {
  /** In the place of the check's title. */
  title?: string;
};

/** A question about whether a control plane can be upgraded. @public */
export interface ReadinessCheck {
  /** Unique; `[a-z0-9-]{1,64}`. */
  code: string;
  /** In a few words: "Free addresses". */
  title: string;
  /**
   * Judges the facts; asks nobody else for long, and heeds the signal. What it
   * throws becomes a finding that was not evaluated.
   */
  evaluate(
    facts: ReadinessFacts,
    options: { signal: AbortSignal },
  ): readonly ReadinessFinding[] | Promise<readonly ReadinessFinding[]>;
}

/** @public */
export interface ReadinessExtensionPoint {
  /** Adds a check to those of every upgrade. @throws ConflictError when the code is taken */
  addCheck(check: ReadinessCheck): void;
}

/** Adds checks that an upgrade must pass. @public */
export const eksReadinessExtensionPoint =
  createExtensionPoint<ReadinessExtensionPoint>({ id: 'eks.readiness' });
