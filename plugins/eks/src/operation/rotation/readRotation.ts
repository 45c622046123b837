import {
  ClusterId,
  drainOptionsSchema,
  RotationInput,
} from '@xkf/backstage-plugin-eks-common';
import { Draft, Field } from '../../change/choose/draft';
import { Mistake, readDraft } from '../../change/choose/draftChange';
import { DrainDraft, DrainField, readDrainDraft } from './drainDraft';
import { namesTaken, PoolChoice } from './rotationChoices';

/** Node groups that the contract admits in one rotation. */
export const MAX_GROUPS = 10;

/** What is entered in the wizard. */
export interface RotationDraft {
  /** Drafts of the replacements by the pool that goes, chosen or not. */
  pools: Record<string, Draft>;
  chosen: string[];
  drain: DrainDraft;
  reason: string;
}

/** Mistakes by field; the fields of a replacement by its pool. */
export interface RotationMistakes {
  pools: Record<string, Partial<Record<Field, Mistake>>>;
  drain: DrainField[];
  /** Nothing is chosen, or more than the contract admits. */
  chosen?: 'none' | 'many' | undefined;
}

export type RotationReading =
  { input: RotationInput } | { mistakes: RotationMistakes };

/** The id of a field of a replacement on the page. */
export const fieldId = (pool: string, field: Field) =>
  `eks-rotate-${pool}-${field}`;

/** The id of a field of the drain on the page. */
export const drainFieldId = (field: string) => `eks-rotate-drain-${field}`;

/** Reads what was entered by the schemas of the contract. */
export function readRotation(
  id: ClusterId,
  draft: RotationDraft,
  choices: readonly PoolChoice[],
): RotationReading {
  const { chosen, pools, reason } = draft;
  const mistakes: RotationMistakes = { pools: {}, drain: [] };
  const groups: RotationInput['groups'] = [];
  for (const pool of chosen) {
    const others = chosen
      .filter(other => other !== pool)
      .map(other => pools[other].name.trim());
    const reading = readDraft('add-node-group', id, pools[pool], [
      ...namesTaken(choices, chosen, pool),
      ...others,
    ]);
    if ('mistakes' in reading) mistakes.pools[pool] = reading.mistakes;
    else if (reading.change.kind === 'add-node-group') {
      groups.push({ pool, replacement: reading.change.pool });
    }
  }
  const drain = readDrainDraft(draft.drain);
  if ('wrong' in drain) mistakes.drain = drain.wrong;
  if (chosen.length === 0) mistakes.chosen = 'none';
  if (chosen.length > MAX_GROUPS) mistakes.chosen = 'many';
  if ('wrong' in drain || mistakes.chosen || groups.length < chosen.length) {
    return { mistakes };
  }
  return {
    input: {
      kind: 'rotation',
      ...id,
      // The plan fills it in.
      alsoClusters: [],
      groups,
      drain: drainOptionsSchema.parse(drain.options),
      reason: reason.trim() || undefined,
    },
  };
}

/** Every mistake as the id of its field, in the order of the page. */
export function wrongFields(
  mistakes: RotationMistakes,
  chosen: string[],
  fields: readonly Field[],
): string[] {
  return [
    ...chosen.flatMap(pool =>
      fields
        .filter(field => mistakes.pools[pool]?.[field])
        .map(field => fieldId(pool, field)),
    ),
    ...mistakes.drain.map(field => drainFieldId(field)),
  ];
}
