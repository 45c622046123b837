import { InputError } from '@backstage/errors';
import {
  ChangePreview,
  PreflightFinding,
  RotationInput,
} from '@xkf/backstage-plugin-eks-common';
import { Access } from '../../permissions';
import { PlanDraft } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { previewOf } from '../preview/previewOf';
import { ClusterView } from '../world';
import { additions, removals } from './changes';
import { coverageSince, readCoverage } from './coverage';
import { DrainFindings, mergePreviews, previewDrain } from './drainPreview';
import { readRotationFacts, RotationFacts } from './RotationFacts';
import { inCluster, rotationFindings } from './rotationFindings';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName, stepIds } from './stepIds';

/** What a rotation is planned for. */
export interface RotationCaller {
  access: Access;
  signal: AbortSignal;
  /** Clusters besides its own that somebody agreed to; left out: nobody has yet. */
  agreedTo?: readonly string[];
}

/** Looks at the clusters that the value describes, their repository and their nodes. */
export async function planRotation(
  world: RotationWorld,
  asked: RotationInput,
  { access, signal, agreedTo }: RotationCaller,
): Promise<PlanDraft<RotationInput>> {
  requireDistinct(asked);
  const view = new ClusterView(world, asked, signal);
  const own = await readRotationFacts(world, view);
  const coverage = await readCoverage(world, view, own.declared, {
    planned: agreedTo ?? asked.alsoClusters,
    access,
  });
  const others = coverage.others.map(id => new ClusterView(world, id, signal));
  const input = {
    ...asked,
    alsoClusters: others.map(({ id }) => id.clusterName),
  };
  const views = [view, ...others];
  const [facts, add, remove, drains] = await Promise.all([
    Promise.all([own, ...others.map(other => readRotationFacts(world, other))]),
    previewOf(world, additions(input), access),
    previewOf(world, removals(input), access, { after: additions(input) }),
    Promise.all(views.map(one => previewDrain(world, one, input))),
  ]);
  const findings = once([
    ...(agreedTo ? coverageSince(agreedTo, coverage, own.declared) : []),
    ...coverage.findings,
    ...rotationFindings(facts, input),
    ...add.findings,
    ...remove.findings,
    ...drains.flatMap((one, index) => inCluster(one.findings, views, index)),
  ]);
  const changes = [
    { stepId: stepIds.add, preview: add.preview },
    { stepId: stepIds.remove, preview: remove.preview },
  ].flatMap(({ stepId, preview }) => (preview ? [{ stepId, preview }] : []));
  return {
    input,
    done: doneSteps(facts, input, add.preview),
    findings,
    changes,
    ...drainOf(views, drains),
    obstacles: obstaclesOf(findings),
    agreed: {
      version: facts.map(({ version }) => version),
      shared: own.shared.map(shared => shared.name),
      files: changes.map(({ preview }) =>
        preview.files.map(({ path, diff }) => [path, diff]),
      ),
    },
  };
}

/** What an earlier rotation did already: the replacement is declared, or also there. */
function doneSteps(
  facts: readonly RotationFacts[],
  { groups }: RotationInput,
  addition: ChangePreview | undefined,
): string[] {
  if (addition?.files.length !== 0) return [];
  const isThere = facts.every(({ id, nodeGroups }) =>
    groups.every(
      ({ replacement }) =>
        nodeGroups.get(nodeGroupName(id, replacement.name))?.status ===
        'ACTIVE',
    ),
  );
  return [stepIds.add, stepIds.addMerge, ...(isThere ? [stepIds.ready] : [])];
}

/** Both pull requests may meet the same obstacle. */
function once(findings: readonly PreflightFinding[]): PreflightFinding[] {
  const said = new Map(
    findings.map(finding => [
      JSON.stringify([finding.code, finding.cluster, finding.message]),
      finding,
    ]),
  );
  return [...said.values()];
}

/** @throws InputError for what can never be done */
function requireDistinct({ groups }: RotationInput): void {
  const old = groups.map(({ pool }) => pool);
  const names = groups.map(({ replacement }) => replacement.name);
  const all = [...old, ...names];
  const twice = all.find((name, index) => all.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new InputError(
      `${twice} is named twice. Each node group is rotated once, and its replacement has a name of its own.`,
    );
  }
}

/** The drains of all clusters as one. */
function drainOf(
  views: readonly ClusterView[],
  drains: readonly DrainFindings[],
): Pick<PlanDraft, 'drain' | 'drainProblem'> {
  if (views.length === 1) {
    const [{ preview, problem }] = drains;
    return { drain: preview, drainProblem: problem };
  }
  const parts = drains.map((one, index) => ({
    ...one,
    cluster: views[index].id.clusterName,
  }));
  const problems = parts.flatMap(({ cluster, problem }) =>
    problem ? [`${cluster}: ${problem}`] : [],
  );
  return {
    drain: mergePreviews(parts),
    drainProblem: problems.join(' ') || undefined,
  };
}
