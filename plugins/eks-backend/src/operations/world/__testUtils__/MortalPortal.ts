import { JsonObject } from '@backstage/types';
import {
  OperationInput,
  operationInputSchema,
} from '@xkf/backstage-plugin-eks-common';
import { Sandbox, startSandbox, STOP_ANNOTATION } from '@xkf/sandbox';
import { Knex } from 'knex';
import { GitHubPerson } from '../../../__testUtils__/gitHub';
import { terraformConfig } from '../../../__testUtils__/portal';
import { openMigrated, SharedDatabase } from '../../__testUtils__/database';
import { newOperation } from '../../__testUtils__/newOperation';
import { OperationStore } from '../../store/OperationStore';
import { portalKinds } from './portalKinds';
import { SandboxCalls } from './SandboxCalls';

const qa = {
  accountId: '222222222222',
  region: 'eu-west-1',
  clusterName: 'qa-eks1',
};
const OLD_GROUP = 'qa-eks1-standard';
/** Factor of how long the sandbox takes. */
const TIME_SCALE = 0.1;
/** Nodes besides those of the seed. */
const MORE_NODES = 3;
/**
 * Seconds of the sandbox in which pods on those nodes end, so that whoever goes on
 * after a kill still finds them there.
 */
const STOP_SECONDS = 40;

/** A world, a database and an operation in it, for processes that are killed. */
export class MortalPortal {
  readonly calls: SandboxCalls;
  /** What each process is told. */
  readonly settings: { database: SharedDatabase; world: JsonObject };

  private constructor(
    readonly sandbox: Sandbox,
    database: SharedDatabase,
    readonly knex: Knex,
    eksOf: (sandbox: Sandbox) => JsonObject | undefined,
  ) {
    this.calls = new SandboxCalls(this.cluster);
    const { config, eks } = terraformConfig(sandbox);
    const world = {
      ...config,
      aws: { accountDefaults: { roleName: 'xkf-portal-reader' } },
      eks: { ...eks, ...eksOf(sandbox) },
    };
    this.settings = { database, world };
  }

  /**
   * @param database - an empty one
   * @param eks - section of the app configuration, where it is another one
   */
  static async start(
    database: SharedDatabase,
    eks: (sandbox: Sandbox) => JsonObject | undefined = () => undefined,
  ): Promise<MortalPortal> {
    const sandbox = await startSandbox({ timeScale: TIME_SCALE });
    Object.assign(process.env, sandbox.environment());
    const knex = await openMigrated(database);
    return new MortalPortal(sandbox, database, knex, eks);
  }

  get cluster() {
    return this.sandbox.world.cluster(qa.accountId, qa.region, qa.clusterName);
  }

  get upgrade(): OperationInput {
    return operationInputSchema.parse({
      kind: 'upgrade',
      ...qa,
      version: '1.35',
    });
  }

  /** Of a node group that has been given more nodes and pods. */
  async rotation(): Promise<OperationInput> {
    const { cluster, sandbox } = this;
    const group = cluster.nodegroups.get(OLD_GROUP);
    const added = Array.from({ length: MORE_NODES }, () =>
      sandbox.world.addNode(cluster, OLD_GROUP),
    );
    for (const deployment of cluster.objects.list('deployments')) {
      const { replicas } = deployment.spec as { replicas: number };
      cluster.objects.put('deployments', {
        ...deployment,
        spec: { ...deployment.spec, replicas: replicas * 2 },
      });
    }
    await sandbox.idle();
    for (const pod of cluster.objects.list('pods')) {
      const { metadata, spec } = pod;
      const { nodeName } = spec as { nodeName?: string };
      if (!nodeName || !added.includes(nodeName)) continue;
      const annotations = { [STOP_ANNOTATION]: String(STOP_SECONDS) };
      cluster.objects.put('pods', {
        ...pod,
        metadata: {
          ...metadata,
          annotations: { ...metadata.annotations, ...annotations },
        },
        spec: { ...spec, terminationGracePeriodSeconds: 2 * STOP_SECONDS },
      });
    }
    const [newest] = sandbox.world.amis.releasesOf(
      'AL2023_x86_64_STANDARD',
      '1.34',
    );
    return operationInputSchema.parse({
      kind: 'rotation',
      ...qa,
      groups: [
        {
          pool: 'standard',
          replacement: {
            name: 'standard2',
            releaseVersion: newest.releaseVersion,
            instanceTypes: group?.instanceTypes ?? ['m6i.xlarge'],
            minSize: 2,
            maxSize: 6,
          },
        },
      ],
      drain: { pauseBetweenNodes: 0 },
    });
  }

  /** Reads the fleet and adds the operation, as the planner does. */
  async begin(input: OperationInput): Promise<string> {
    const portal = portalKinds(this.settings.world, this.knex);
    try {
      await portal.scan();
      const kind = portal.kinds.find(one => one.kind === input.kind);
      if (!kind) throw new Error(`There is no kind ${input.kind}`);
      const operation = newOperation(kind, input);
      await new OperationStore(this.knex).add(operation, {
        type: 'created',
        message: 'Started.',
      });
      return operation.id;
    } finally {
      await portal.close();
    }
  }

  /** Merges what is open, as people and pipelines do. */
  async mergeAll(): Promise<void> {
    const { git, pipeline } = this.sandbox;
    for (const repository of git.repositories.values()) {
      const person = new GitHubPerson(this.sandbox, repository.fullName);
      for (const pull of repository.pulls.values()) {
        if (pull.state !== 'open') continue;
        await person.merge(pull.number);
        pipeline.apply(repository, pull, 1_000);
      }
    }
    // Else a merge is noticed after the ten seconds for which a reading is fresh.
    await this.knex('eks_terraform_changes').update({ read_at: '2026-01-01' });
  }

  async stop(): Promise<void> {
    this.calls.stop();
    await this.sandbox.stop();
    await this.knex.destroy();
  }
}
