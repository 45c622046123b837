import {
  ChangePreview,
  fileChangeSchema,
} from '@xkf/backstage-plugin-eks-common';
import { z } from 'zod';
import { StepMemory } from '../kind';

/** What the two steps of a pull request keep. */
const schema = z.object({
  changeId: z.string().optional(),
  branch: z.string().optional(),
  baseBranch: z.string().optional(),
  repositoryUrl: z.string().optional(),
  repositoryName: z.string().optional(),
  title: z.string().optional(),
  files: z.array(fileChangeSchema).default([]),
  /** What the pipeline's policy needs to let the plan pass, as sentences. */
  policy: z.string().optional(),
  /** Number and state of the pull request, as last seen. */
  number: z.number().optional(),
  state: z.enum(['open', 'merged', 'closed']).optional(),
});

export type ChangeMemory = z.output<typeof schema>;

/** A memory of another shape is none: the world is looked at anyway. */
export function readMemory(memory: StepMemory): ChangeMemory {
  return schema.safeParse(memory).data ?? { files: [] };
}

/** What is kept before the pull request of a preview is opened. */
export function memoryOf(preview: ChangePreview): ChangeMemory {
  return {
    changeId: preview.changeId,
    branch: preview.branch,
    baseBranch: preview.baseBranch,
    repositoryUrl: preview.repository.url,
    repositoryName: preview.repository.name,
    title: preview.title,
    files: preview.files,
    policy: policyWords(preview),
  };
}

function policyWords({ commands }: ChangePreview): string | undefined {
  const words = commands
    .filter(({ opaBlastRadius }) => opaBlastRadius !== undefined)
    .map(
      ({ directory, environment, opaScore, opaBlastRadius }) =>
        `The plan of ${directory} in ${environment} scores about ${opaScore}, so its pipeline must run with OPA_BLAST_RADIUS=${opaBlastRadius}.`,
    );
  return words.length > 0 ? words.join(' ') : undefined;
}
