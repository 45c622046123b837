import { NotFoundError } from '@backstage/errors';
import {
  ChangeWarning,
  PreflightFinding,
  TerraformChange,
  UpgradeInput,
} from '@xkf/backstage-plugin-eks-common';
import { ReadinessRegistry } from '../../readiness';
import { isSameRepository } from '../../terraform/configuredRepositories';
import { PlanDraft } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { previewOf } from '../preview/previewOf';
import { ClusterView, World } from '../world';
import { Access } from '../../permissions';
import { readFacts } from './readFacts';
import { sharedFindings } from './sharedClusters';
import { stepIds } from './stepIds';

/** The change that makes Terraform agree. */
export function changeOf(input: UpgradeInput): TerraformChange {
  const { accountId, region, clusterName, version } = input;
  return {
    kind: 'set-control-plane-version',
    accountId,
    region,
    clusterName,
    version,
  };
}

/** The steps of a version are judged by what AWS runs, for all clusters of the value. */
const saidElsewhere: ReadonlySet<ChangeWarning['code']> = new Set([
  'version-skips-a-minor',
  'version-lowered',
]);

/** The findings of preflight: what the checks say about the cluster now. */
export async function preflight(
  world: World,
  readiness: ReadinessRegistry,
  input: UpgradeInput,
  { signal, now }: { signal: AbortSignal; now: Date },
): Promise<{ findings: PreflightFinding[]; version: string }> {
  const view = new ClusterView(world, input, signal);
  const cluster = await view.describe();
  if (!cluster) {
    throw new NotFoundError(
      `AWS has no cluster ${input.clusterName} in account ${input.accountId} and region ${input.region} any more.`,
    );
  }
  const facts = await readFacts(world, view, cluster, input, now);
  return {
    findings: await readiness.evaluate(facts, {
      signal: view.signal,
      logger: world.logger,
    }),
    version: facts.cluster.version,
  };
}

/** Looks at the cluster, its repository and the clusters that share the file. */
export async function planUpgrade(
  world: World,
  readiness: ReadinessRegistry,
  input: UpgradeInput,
  caller: { access: Access; signal: AbortSignal },
): Promise<PlanDraft<UpgradeInput>> {
  const now = new Date();
  const [checked, change, records] = await Promise.all([
    preflight(world, readiness, input, { signal: caller.signal, now }),
    previewOf(world, [changeOf(input)], caller.access, { saidElsewhere }),
    world.fleet.records(),
  ]);
  const preview = change.preview;
  // One file may describe clusters of several environments.
  const others = records.filter(
    record =>
      record.name !== input.clusterName &&
      isSameRepository(world.config, input, record),
  );
  const shared = preview
    ? sharedFindings({ ...input, from: checked.version }, preview, others)
    : { findings: [], alsoUpgraded: [] };
  const findings = [
    ...shared.findings,
    ...change.findings,
    ...checked.findings,
  ];
  const saidAlready = preview?.files.length === 0;
  const obstacles = obstaclesOf(findings);
  if (checked.version === input.version && saidAlready) {
    obstacles.push(
      `${input.clusterName} runs ${input.version}, and ${preview.repository.name} says so. There is nothing to do.`,
    );
  }
  return {
    input,
    findings,
    changes: preview ? [{ stepId: stepIds.pullRequest, preview }] : [],
    obstacles,
    agreed: {
      from: checked.version,
      alsoUpgraded: shared.alsoUpgraded,
      files: preview?.files.map(({ path, diff }) => [path, diff]),
    },
  };
}
