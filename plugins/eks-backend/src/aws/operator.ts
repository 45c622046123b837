import type { Subnet } from '@aws-sdk/client-ec2';
import type { Insight, InsightSummary, Update } from '@aws-sdk/client-eks';

/** Another minor for a control plane. */
export interface VersionUpdateRequest {
  clusterName: string;
  /** Minor to go to, such as `1.36`. */
  version: string;
  /** Requests with one token are one request: AWS answers with the same update. */
  clientRequestToken: string;
}

/**
 * The calls to AWS that operations need beside those of reading, in one account
 * and region. This list is the IAM policy of operations: one action for each
 * method.
 *
 * Every method throws `AwsReadError`; lists are read to their last page.
 */
export interface AwsOperator {
  /** Subnets of these ids that exist. */
  describeSubnets(ids: readonly string[]): Promise<Subnet[]>;
  /** Upgrade insights of a cluster: category UPGRADE_READINESS. */
  listInsights(clusterName: string): Promise<InsightSummary[]>;
  describeInsight(
    clusterName: string,
    id: string,
  ): Promise<Insight | undefined>;
  /**
   * Starts an update.
   * @throws AwsRefusedError when AWS does not make it, with AWS's words
   */
  updateClusterVersion(request: VersionUpdateRequest): Promise<Update>;
}
