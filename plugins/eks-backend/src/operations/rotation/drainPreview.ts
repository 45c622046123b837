import {
  DrainPreview,
  PreflightFinding,
  RotationInput,
} from '@xkf/backstage-plugin-eks-common';
import { ClusterView, wordsOf } from '../world';
import { readOldNodes } from './oldNodes';
import { RotationWorld } from './RotationWorld';

const common = { code: 'drain', title: 'Pods on the old nodes' };

/** What draining the old nodes of a cluster would do, or why that is not known. */
export interface DrainFindings {
  preview?: DrainPreview;
  problem?: string;
  findings: PreflightFinding[];
}

/** Looks at the nodes that would be drained in one cluster. */
export async function previewDrain(
  world: RotationWorld,
  view: ClusterView,
  input: RotationInput,
): Promise<DrainFindings> {
  try {
    const preview = await world.nodes.preview(
      await view.accessed(),
      await readOldNodes(world, view, input),
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
          ...common,
          state: 'notEvaluated',
          message: problem,
          fix: 'A rotation needs the Kubernetes API of the cluster.',
        },
      ],
    };
  }
}

/** The previews of several clusters as one, every part with the name of its cluster. */
export function mergePreviews(
  previews: readonly { cluster: string; preview?: DrainPreview }[],
): DrainPreview | undefined {
  const known = previews.flatMap(({ cluster, preview }) =>
    preview ? [{ cluster, preview }] : [],
  );
  if (known.length === 0) return undefined;
  const named = <T extends object>(parts: (preview: DrainPreview) => T[]) =>
    known.flatMap(({ cluster, preview }) =>
      parts(preview).map(part => ({ ...part, cluster })),
    );
  return {
    nodes: named(({ nodes }) => nodes),
    pods: named(({ pods }) => pods),
    budgets: named(({ budgets }) => budgets),
    blockers: named(({ blockers }) => blockers),
    readAt: known
      .map(({ preview }) => preview.readAt)
      .reduce((one, other) => (one < other ? one : other)),
  };
}

function drainFindings({ blockers }: DrainPreview): PreflightFinding[] {
  const grave = blockers.filter(({ severity }) => severity !== 'note');
  if (grave.length === 0) {
    return [
      {
        ...common,
        state: 'passed',
        message: 'Nothing that is known now keeps a pod on its node.',
      },
    ];
  }
  return grave.map(({ severity, message }) => ({
    ...common,
    state: 'recommended' as const,
    message,
    fix:
      severity === 'blocks'
        ? 'Mend it before the start, or decide when the drain waits for it.'
        : 'The drain asks you when it comes to these pods; or change its options.',
  }));
}
