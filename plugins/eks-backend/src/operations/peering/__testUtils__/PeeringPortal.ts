import { JsonObject } from '@backstage/types';
import { Operation } from '@xkf/backstage-plugin-eks-common';
import { PeeringConnection, Sandbox } from '@xkf/sandbox';
import { GitHubPerson } from '../../../__testUtils__/gitHub';
import { accounts, terraformConfig } from '../../../__testUtils__/portal';
import {
  OperationsPortal,
  pullRequestOf,
  stepOf,
} from '../../world/__testUtils__/OperationsPortal';

export const region = 'eu-west-1';

/** Accounts of the sandbox's fleet that peer. */
export const ids = {
  dev: '111111111111',
  qa: '222222222222',
  data: '444444444444',
  shop: '666666666666',
  lab: '777777777777',
  fresh: '888888888888',
};

/** The request that tests make. */
export const peering = {
  kind: 'peering',
  name: 'qa-tenant-shop',
  region,
  requester: { accountId: ids.qa },
  accepter: { accountId: ids.shop },
};

const tenants = [
  { accountId: ids.shop, name: 'tenant-shop', environment: 'prod' },
  { accountId: ids.lab, name: 'tenant-lab', environment: 'dev' },
  { accountId: ids.fresh, name: 'tenant-new', environment: 'prod' },
];

/** The configuration of the portal with all tenants of the sandbox. */
export function withTenants(sandbox: Sandbox): JsonObject {
  const { gitUrl } = sandbox;
  const data = { accountId: ids.data, repoUrl: `${gitUrl}/acme/tenant-data` };
  return {
    ...terraformConfig(sandbox).eks,
    accounts: [
      ...accounts.map(one =>
        one.accountId === ids.data ? { ...one, role: 'tenant' } : one,
      ),
      ...tenants.map(one => ({ ...one, regions: [region], role: 'tenant' })),
    ],
    terraform: {
      platform: [
        { repoUrl: `${gitUrl}/acme/xkf`, regions: [region] },
        { repoUrl: `${gitUrl}/acme/xkf-north`, regions: ['eu-north-1'] },
      ],
      tenants: [
        data,
        ...tenants
          .filter(({ accountId }) => accountId !== ids.fresh)
          .map(({ accountId, name }) => ({
            accountId,
            repoUrl: `${gitUrl}/acme/${name}`,
          })),
      ],
    },
  };
}

type Options = Omit<Parameters<typeof OperationsPortal.start>[0] & {}, 'eks'>;

/** A portal that knows all tenants, and what tests do with peerings. */
export class PeeringPortal {
  private constructor(readonly portal: OperationsPortal) {}

  static async start(options: Options = {}): Promise<PeeringPortal> {
    return new PeeringPortal(
      await OperationsPortal.start({ ...options, eks: withTenants }),
    );
  }

  stop(): Promise<void> {
    return this.portal.stop();
  }

  /** What an account has in the region of the tests. */
  network(accountId: string) {
    return this.portal.sandbox.world.regionFor(accountId, region);
  }

  vpcOf(accountId: string): string {
    return this.network(accountId).vpcs[0].vpcId;
  }

  /** Connections from one account to another, as the first one sees them. */
  connections(from: string, to: string): PeeringConnection[] {
    return this.network(from).peeringConnections.filter(
      one =>
        one.requesterVpcInfo.ownerId === from &&
        one.accepterVpcInfo.ownerId === to,
    );
  }

  /** Does what people do in the console of AWS. */
  async act(
    id: string,
    action: 'accept' | 'reject' | 'expire' | 'delete',
  ): Promise<void> {
    const { controlUrl } = this.portal.sandbox;
    const response = await fetch(`${controlUrl}/peerings/${id}/${action}`, {
      method: 'POST',
    });
    if (!response.ok) throw new Error(await response.text());
  }

  person(repository: string): GitHubPerson {
    return new GitHubPerson(this.portal.sandbox, repository);
  }

  /**
   * Merges what a step opened, in whichever repository.
   * @param blastRadius - with this limit of the policy, for what the usual one refuses
   */
  async merge(
    id: string,
    stepId: string,
    blastRadius?: number,
  ): Promise<string> {
    const { steps } = await this.portal.until(id, 'waiting', stepId);
    const detail = stepOf({ steps }, stepId)?.detail;
    const name = detail?.type === 'pull-request' ? detail.repository : '';
    const number = pullRequestOf(steps, stepId);
    await this.person(name).merge(number);
    if (blastRadius !== undefined) {
      await this.portal.sandbox.idle();
      this.apply(name, number, blastRadius);
    }
    await this.portal.forgetReadings();
    return name;
  }

  /** Runs the apply of a merged pull request again. */
  apply(name: string, number: number, blastRadius?: number): void {
    const { git, pipeline } = this.portal.sandbox;
    const [owner, repo] = name.split('/');
    const repository = git.repository(owner, repo);
    const pull = repository?.pulls.get(number);
    if (!repository || !pull) throw new Error(`There is no ${name}#${number}`);
    pipeline.apply(repository, pull, blastRadius);
  }

  /** Merges both pull requests of a peering, and waits for its end. */
  async finish(id: string): Promise<Operation> {
    await this.merge(id, 'wait-merge-requester');
    await this.merge(id, 'wait-merge-accepter');
    return this.portal.until(id, 'succeeded');
  }
}
