import { createExtensionPoint } from '@backstage/backend-plugin-api';

/** A cluster as an access provider needs to know it. @public */
export interface AccessedCluster {
  arn: string;
  accountId: string;
  region: string;
  clusterName: string;
  /** Address of the API server, from DescribeCluster. */
  endpoint: string;
  /** PEM bundle of the API server's issuer, base64 encoded. */
  certificateAuthority?: string;
}

/** How to talk to a cluster's Kubernetes API until `expiresAt`. @public */
export interface ClusterConnection {
  /** Address to use; differs from the cluster's own when a proxy stands before it. */
  server: string;
  /** PEM bundle, base64 encoded; absent to trust the system's authorities. */
  certificateAuthority?: string;
  /** Bearer token. Never logged, never stored. */
  token: string;
  expiresAt: Date;
}

/**
 * A way into the Kubernetes API of clusters, chosen by its name in the
 * configuration key `eks.kubernetes.access`.
 * @public
 */
export interface ClusterAccessProvider {
  name: string;
  /**
   * Gives a connection that is valid for a while; the caller caches it until
   * shortly before `expiresAt`.
   * @throws NotAllowedError when the cloud refuses the credentials
   */
  connect(
    cluster: AccessedCluster,
    options: { signal?: AbortSignal },
  ): Promise<ClusterConnection>;
}

/** @public */
export interface ClusterAccessExtensionPoint {
  /** @throws ConflictError when the name is taken */
  addAccessProvider(provider: ClusterAccessProvider): void;
}

/** Adds ways into the Kubernetes API of clusters. @public */
export const eksClusterAccessExtensionPoint =
  createExtensionPoint<ClusterAccessExtensionPoint>({
    id: 'eks.cluster-access',
  });
