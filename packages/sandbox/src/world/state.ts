import type { Controllers } from '../kubernetes/controllers/Controllers';
import type { ObjectStore } from '../kubernetes/store/ObjectStore';
import type {
  Instance,
  LaunchTemplate,
  LaunchTemplateVersion,
  PeeringConnection,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
} from './ec2';
import type {
  AccessEntry,
  Addon,
  Cluster,
  ClusterUpdate,
  Insight,
  Nodegroup,
} from './eks';
import type { OpenIdConnectProvider, Policy, Role } from './iam';

/** A cluster with everything that belongs to it. */
export interface ClusterState {
  accountId: string;
  region: string;
  cluster: Cluster;
  nodegroups: Map<string, Nodegroup>;
  addons: Map<string, Addon>;
  updates: ClusterUpdate[];
  insights: Insight[];
  accessEntries: Map<string, AccessEntry>;
  /** The container network: XKF replaces the AWS one by Calico. */
  cni: 'calico' | 'aws-node';
  /** Where `absent`, nobody listens on the endpoint. */
  apiServer: 'serving' | 'absent';
  /** The objects that the Kubernetes API of the cluster serves. */
  objects: ObjectStore;
  /** What keeps them as they are declared. */
  controllers: Controllers;
  /** Changes that a caller named by a token of its own, so that a repeated call answers the same one. */
  requests: Map<string, { version: string; updateId: string }>;
}

/** What one account holds in one region. */
export interface RegionState {
  name: string;
  clusters: Map<string, ClusterState>;
  vpcs: Vpc[];
  subnets: Subnet[];
  securityGroups: SecurityGroup[];
  routeTables: RouteTable[];
  instances: Instance[];
  /** How many instances were ever launched, so that no id comes twice. */
  launched: number;
  launchTemplates: LaunchTemplate[];
  launchTemplateVersions: LaunchTemplateVersion[];
  peeringConnections: PeeringConnection[];
}

/** An AWS account. */
export interface AccountState {
  id: string;
  name: string;
  alias: string | undefined;
  environment: string | undefined;
  regions: Map<string, RegionState>;
  roles: Role[];
  /** Managed policies of the account's own. */
  policies: Policy[];
  /** Quotas that differ from what AWS gives, by their code. */
  quotas: Record<string, number>;
  openIdConnectProviders: OpenIdConnectProvider[];
}
