import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import {
  ChangePreview,
  ChangeRecord,
  Drift,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { Sandbox } from '@xkf/sandbox';
import knexFactory, { Knex } from 'knex';
import { createEksClusterConditionalDecision } from '../permissions';
import { GitHubPerson } from './gitHub';
import { Portal, startPortal, terraformConfig, useSandbox } from './portal';

type Conditions = Parameters<typeof createEksClusterConditionalDecision>[1];

/** The cluster whose largest size differs from its repository. */
export const QA = {
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
};
export const DEV = {
  ...QA,
  accountId: '111111111111',
  clusterName: 'dev-eks1',
};
export const PROD = {
  ...QA,
  accountId: '333333333333',
  clusterName: 'prod-eks1',
};
export const QA_FILE = 'aws-eks/variables/qa.tfvars';

/** A change that brings the repository in step with AWS when the size is 6. */
export const resize = (maxSize: number, id = QA): TerraformChange => ({
  kind: 'resize-node-group',
  ...id,
  pool: 'standard',
  maxSize,
});

interface Decisions {
  of(permission: string): PolicyDecision;
}

/** A portal with the sandbox's repositories, and what tests do with it. */
export class TerraformPortal {
  /** Decides on permissions; everything is allowed unless a test says otherwise. */
  decide: (permission: string) => PolicyDecision = allow;
  readonly person: GitHubPerson;

  private constructor(
    readonly sandbox: Sandbox,
    readonly knex: Knex,
    readonly portal: Portal,
    decisions: Decisions,
  ) {
    this.person = new GitHubPerson(sandbox);
    decisions.of = permission => this.decide(permission);
  }

  static async start(): Promise<TerraformPortal> {
    const sandbox = await useSandbox();
    const knex = memoryDatabase();
    const decisions: Decisions = { of: allow };
    const portal = await startPortal({
      ...terraformConfig(sandbox),
      features: [
        mockServices.permissions.mock({
          authorizeConditional: async requests =>
            requests.map(({ permission }) => decisions.of(permission.name)),
        }).factory,
        mockServices.database.factory({ knex }),
      ],
    });
    const started = new TerraformPortal(sandbox, knex, portal, decisions);
    // The schedule reads repositories beside the accounts, so it may end later.
    await eventually(async () => {
      const { repository } = await started.driftOf(QA);
      if (!repository?.readAt) throw new Error('not read yet');
    });
    return started;
  }

  async stop(): Promise<void> {
    await this.portal.backend.stop();
    await this.sandbox.stop();
    await this.knex.destroy();
  }

  /** Everything may be seen, and only some clusters changed. */
  changeOnly(conditions: Conditions): void {
    this.decide = name =>
      name === 'eks.terraform.change'
        ? createEksClusterConditionalDecision(
            {
              type: 'resource',
              name,
              attributes: {},
              resourceType: 'eks-cluster',
            },
            conditions,
          )
        : allow();
  }

  async driftOf({ accountId, region, clusterName }: typeof QA): Promise<Drift> {
    const path = `/clusters/${accountId}/${region}/${clusterName}/drift`;
    const { body } = await this.portal.get(path).expect(200);
    return body;
  }

  async preview(...changes: TerraformChange[]): Promise<ChangePreview> {
    const { body } = await this.portal
      .post('/terraform/changes/preview', { changes })
      .expect(200);
    return body;
  }

  opening(
    { changeId, baseCommit }: ChangePreview,
    ...changes: TerraformChange[]
  ) {
    const body = { changes, changeId, baseCommit };
    return this.portal.post('/terraform/changes', body);
  }

  async open(
    ...changes: TerraformChange[]
  ): Promise<{ outcome: string; change: ChangeRecord }> {
    const shown = await this.preview(...changes);
    const { body } = await this.opening(shown, ...changes).expect(200);
    return body;
  }

  /** Makes every pull request due for being read again. */
  async letTimePass(): Promise<void> {
    await this.knex('eks_terraform_changes').update({ read_at: '2026-01-01' });
  }
}

function allow(): PolicyDecision {
  return { result: AuthorizeResult.ALLOW };
}

export function memoryDatabase(): Knex {
  return knexFactory({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
  });
}

/** Tries again until a check holds, for at most 20 seconds. */
export async function eventually<T>(check: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + 20_000;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > deadline) throw error;
    }
    await new Promise(resolve => {
      setTimeout(resolve, 50);
    });
  }
}
