import { ApplyCommand, ChangeWarning } from '@xkf/backstage-plugin-eks-common';
import type { ClusterRecord } from '../../fleet/store/FleetStore';
import { TerraformConfig } from '../../config/terraform';
import { ConfiguredRepository, RepositoryAtCommit } from '../repository';

/** A cluster as AWS had it when it was last read. */
export interface LiveCluster {
  name: string;
  /** Kubernetes minor, such as `1.35`. */
  version: string;
  nodeGroups: readonly LiveNodeGroup[];
}

/** A node group as AWS had it when it was last read. */
export interface LiveNodeGroup {
  name: string;
  version?: string;
  releaseVersion?: string;
  desiredSize?: number;
  /** Ordinary pods do not run on it. */
  tainted?: boolean;
}

/** What is known about AWS in the account and region of the changes; used for warnings only. */
export interface LiveFacts {
  clusters: readonly LiveCluster[];
}

/** A cluster as it was last read, and whether the caller may know of it. */
export interface KnownCluster {
  record: ClusterRecord;
  visible: boolean;
}

/** AWS in one environment that the repository describes, as it was last read. */
export interface LiveEnvironment {
  /** As the repository spells it. */
  environment: string;
  /** Every account of it has been read at least once: what is not here is not in AWS. */
  complete: boolean;
  clusters: readonly KnownCluster[];
  /** Accounts that were never read, as sentences. */
  gaps: readonly string[];
}

/** What plans are foretold from: AWS in every environment of the repository. */
export interface KnownAws {
  environments: readonly LiveEnvironment[];
  /**
   * Names of node groups whose removal is merged and that AWS still has: they are
   * in Terraform's state, so the next plan deletes them.
   */
  removedNodeGroups: ReadonlySet<string>;
}

/** The account that the changes are for. */
export interface ChangeAccount {
  accountId: string;
  name: string;
  environment: string;
  role: 'platform' | 'tenant';
}

/** Everything that changes are computed from. */
export interface ChangeContext {
  repository: RepositoryAtCommit;
  config: ConfiguredRepository;
  account: ChangeAccount;
  terraform: TerraformConfig;
  /**
   * Every environment that this repository describes, as the configuration of
   * the portal names them. Without it, those that have a var file.
   */
  environments?: readonly string[];
  /** Absent when AWS could not be read. */
  live?: LiveFacts;
  /** Absent where plans are only estimated from the changes. */
  aws?: KnownAws;
  /** Pools whose node groups AWS will have by then, though it does not yet. */
  assumedPools?: ReadonlySet<string>;
}

/** A file as the changes leave it. */
export interface PlannedFile {
  path: string;
  /** Absent when the changes create the file. */
  before?: string;
  after: string;
  /** Id of the content before, as the Git host gave it. */
  blobId?: string;
  diff: string;
  added: number;
  removed: number;
}

/** What changes do to a repository at one commit. */
export interface ChangePlan {
  /** Empty when the repository says all of it already. */
  files: PlannedFile[];
  warnings: ChangeWarning[];
  commands: ApplyCommand[];
  /** Every cluster whose description changes, by name. */
  clusters: string[];
  title: string;
  /** One sentence for each change. */
  summary: string[];
  /** Cluster, environment or tenant that it is about, for the branch's name. */
  subject: string;
  /** What is done, for the branch's name: `version-1-36`, `add-standard2`. */
  action: string;
}
