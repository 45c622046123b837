import { InputError } from '@backstage/errors';
import {
  DrainPreview,
  PreflightFinding,
  RotationInput,
} from '@xkf/backstage-plugin-eks-common';
import { Access } from '../../permissions';
import { PlanDraft } from '../kind';
import { obstaclesOf } from '../preview/obstacles';
import { previewOf } from '../preview/previewOf';
import { ClusterView, wordsOf } from '../world';
import { additions, removals } from './changes';
import { rotationFindings } from './findings';
import { readRotationFacts } from './RotationFacts';
import { RotationWorld } from './RotationWorld';
import { nodeGroupName, stepIds } from './stepIds';

/** Looks at the cluster, its repository and its nodes. */
export async function planRotation(
  world: RotationWorld,
  input: RotationInput,
  caller: { access: Access; signal: AbortSignal },
): Promise<PlanDraft<RotationInput>> {
  requireDistinct(input);
  const view = new ClusterView(world, input, caller.signal);
  const [facts, add, remove, drain] = await Promise.all([
    readRotationFacts(world, view),
    previewOf(world, additions(input), caller.access),
    previewOf(world, removals(input), caller.access, additions(input)),
    previewDrain(world, view, input),
  ]);
  const findings = once([
    ...rotationFindings(facts, input),
    ...add.findings,
    ...remove.findings,
    ...drain.findings,
  ]);
  const changes = [
    { stepId: stepIds.add, preview: add.preview },
    { stepId: stepIds.remove, preview: remove.preview },
  ].flatMap(({ stepId, preview }) => (preview ? [{ stepId, preview }] : []));
  return {
    input,
    findings,
    changes,
    drain: drain.preview,
    drainProblem: drain.problem,
    obstacles: obstaclesOf(findings),
    agreed: {
      version: facts.version,
      shared: facts.shared.map(({ name }) => name),
      files: changes.map(({ preview }) =>
        preview.files.map(({ path, diff }) => [path, diff]),
      ),
    },
  };
}

/** Both pull requests may meet the same obstacle. */
function once(findings: readonly PreflightFinding[]): PreflightFinding[] {
  const said = new Map(
    findings.map(finding => [
      JSON.stringify([finding.code, finding.message]),
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

interface DrainFindings {
  preview?: DrainPreview;
  problem?: string;
  findings: PreflightFinding[];
}

/** What draining the old nodes would do. */
async function previewDrain(
  world: RotationWorld,
  view: ClusterView,
  input: RotationInput,
): Promise<DrainFindings> {
  try {
    const cluster = await view.accessed();
    const groups = await Promise.all(
      input.groups.map(({ pool }) =>
        world.nodes.nodesOf(cluster, nodeGroupName(input, pool), view.signal),
      ),
    );
    const nodes = groups.flat().map(({ name }) => name);
    const preview = await world.nodes.preview(
      cluster,
      nodes,
      input.drain,
      view.signal,
    );
    return { preview, findings: drainFindings(preview) };
  } catch (error) {
    const problem = wordsOf(error);
    return {
      problem,
      findings: [
        {
          code: 'drain',
          title: 'Pods on the old nodes',
          state: 'notEvaluated',
          message: problem,
          fix: 'A rotation needs the Kubernetes API of the cluster.',
        },
      ],
    };
  }
}

function drainFindings({ blockers }: DrainPreview): PreflightFinding[] {
  const grave = blockers.filter(({ severity }) => severity !== 'note');
  if (grave.length === 0) {
    return [
      {
        code: 'drain',
        title: 'Pods on the old nodes',
        state: 'passed',
        message: 'Nothing that is known now keeps a pod on its node.',
      },
    ];
  }
  return grave.map(({ severity, message }) => ({
    code: 'drain',
    title: 'Pods on the old nodes',
    state: 'recommended' as const,
    message,
    fix:
      severity === 'blocks'
        ? 'Mend it before the start, or decide when the drain waits for it.'
        : 'The drain asks you when it comes to these pods; or change its options.',
  }));
}
