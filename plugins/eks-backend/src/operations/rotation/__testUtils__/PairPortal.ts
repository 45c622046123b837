import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { JsonObject } from '@backstage/types';
import { ClusterId, Operation } from '@xkf/backstage-plugin-eks-common';
import {
  BUNDLED_SEED,
  ClusterSeedInput,
  loadSeed,
  SeedInput,
} from '@xkf/sandbox';
import {
  createEksClusterConditionalDecision,
  eksClusterConditions,
} from '../../../permissions';
import { OperationsPortal } from '../../world/__testUtils__/OperationsPortal';
import { PortalCluster, qa } from '../../world/__testUtils__/PortalCluster';

const { accountId, region } = qa;
const SECOND_CLUSTER = 'aws-eks/eks2.tf';

/** The two clusters that one value describes. */
export const first = qa;
export const second = { ...first, clusterName: 'qa-eks2' };

export const allow = (): PolicyDecision => ({ result: AuthorizeResult.ALLOW });

/** A permission for the clusters of an owner only. */
export const onlyOf = (name: string, owner: string): PolicyDecision =>
  createEksClusterConditionalDecision(
    { type: 'resource', name, attributes: {}, resourceType: 'eks-cluster' },
    eksClusterConditions.isOwner({ owners: [owner] }),
  );

export const seedOfOne = (): SeedInput => loadSeed(BUNDLED_SEED, new Date());

/** The bundled fleet with the second cluster. */
export function seedOfTwo(change: Partial<ClusterSeedInput> = {}): SeedInput {
  const seed = seedOfOne();
  clustersIn(seed).push({ ...secondOf(seed), ...change });
  return seed;
}

/** The second cluster, which is like the first one of a fleet. */
export function secondOf(seed: SeedInput): ClusterSeedInput {
  const [like] = clustersIn(seed);
  return {
    ...like,
    name: second.clusterName,
    nodegroups: like.nodegroups?.map(group => ({
      ...group,
      name: `${second.clusterName}-standard`,
    })),
  };
}

/** The clusters of the account in a fleet. */
export function clustersIn(seed: SeedInput): ClusterSeedInput[] {
  const account = seed.accounts.find(({ id }) => id === accountId);
  return account?.regions?.find(({ name }) => name === region)?.clusters ?? [];
}

interface Decisions {
  decide: (permission: string) => PolicyDecision;
}

/** A portal in whose repository one value describes two clusters of an account. */
export class PairPortal {
  readonly first: PortalCluster;
  readonly second: PortalCluster;

  private constructor(
    readonly portal: OperationsPortal,
    private readonly decisions: Decisions,
  ) {
    this.first = new PortalCluster(portal, first);
    this.second = new PortalCluster(portal, second);
  }

  static async start(seed: SeedInput, eks?: JsonObject): Promise<PairPortal> {
    const decisions: Decisions = { decide: allow };
    const portal = await OperationsPortal.start({
      seed,
      eks,
      features: [
        mockServices.permissions.mock({
          authorizeConditional: async requests =>
            requests.map(({ permission }) => decisions.decide(permission.name)),
        }).factory,
      ],
    });
    const text = await portal.person.file(SECOND_CLUSTER);
    await portal.person.commit(
      SECOND_CLUSTER,
      text.replace('["dev", "prod"]', '["dev", "qa", "prod"]'),
    );
    return new PairPortal(portal, decisions);
  }

  stop(): Promise<void> {
    return this.portal.stop();
  }

  /** Decides on permissions from now on; everything is allowed at first. */
  permit(decide: Decisions['decide']): void {
    this.decisions.decide = decide;
  }

  /** The operations that the list of a cluster shows. */
  async operationsOf({ clusterName }: ClusterId): Promise<Operation[]> {
    const { body } = await this.portal.get(
      `/operations?accountId=${accountId}&region=${region}&clusterName=${clusterName}`,
    );
    return body.items;
  }

  /** Names of old nodes that take pods, in both clusters. */
  schedulable(): string[][] {
    return [this.first.schedulable(), this.second.schedulable()];
  }

  /** Merges the removal, whose pipeline passes with a greater limit only. */
  async remove(id: string): Promise<Operation> {
    const number = await this.portal.merge(id, 'remove-merge');
    await this.portal.sandbox.idle();
    this.portal.applyAgain(number, 10_000);
    return this.portal.until(id, 'succeeded');
  }
}
