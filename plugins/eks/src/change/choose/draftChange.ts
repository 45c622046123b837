import {
  ClusterId,
  TerraformChange,
  terraformChangeSchema,
} from '@xkf/backstage-plugin-eks-common';
import { Draft, Field, fieldsOf, FormKind } from './draft';
import { lacksEquals, parseLabels, parseTaints } from './poolLines';

/** What is wrong with a field; the words stand in the translations. */
export type Mistake = 'invalid' | 'taken' | 'order' | 'missing' | 'equals';

/** The change of a form, or the mistakes in it by field. */
export type Reading =
  { change: TerraformChange } | { mistakes: Partial<Record<Field, Mistake>> };

/** A number of nodes; NaN for what is not plain digits, such as `1e3`. */
function sizeOf(text: string): number | undefined {
  const digits = text.trim();
  if (digits === '') return undefined;
  return /^\d+$/.test(digits) ? Number(digits) : NaN;
}

function candidate(kind: FormKind, id: ClusterId, draft: Draft): unknown {
  const pool = draft.pool.trim();
  const releaseVersion = draft.releaseVersion.trim();
  const sizes = {
    minSize: sizeOf(draft.minSize),
    maxSize: sizeOf(draft.maxSize),
  };
  switch (kind) {
    case 'set-control-plane-version':
      return { kind, ...id, version: draft.version.trim() };
    case 'set-node-group-release':
      return { kind, ...id, pool, releaseVersion };
    case 'resize-node-group':
      return { kind, ...id, pool, ...sizes };
    case 'remove-node-group':
      return { kind, ...id, pool };
    default: {
      const { name, instanceTypes, labels, taints } = draft;
      return {
        kind,
        ...id,
        pool: {
          name: name.trim(),
          releaseVersion,
          instanceTypes: instanceTypes.split(/[\s,]+/).filter(Boolean),
          ...sizes,
          labels: parseLabels(labels),
          taints: parseTaints(taints),
        },
      };
    }
  }
}

/** Mistakes that one field alone does not show. */
function mistakesTogether(
  kind: FormKind,
  draft: Draft,
  taken: string[],
): Partial<Record<Field, Mistake>> {
  const min = sizeOf(draft.minSize);
  const max = sizeOf(draft.maxSize);
  const sized = fieldsOf[kind].includes('maxSize');
  return {
    ...(kind === 'add-node-group' &&
      taken.includes(draft.name.trim()) && { name: 'taken' }),
    ...(kind === 'add-node-group' &&
      lacksEquals(draft.labels) && { labels: 'equals' }),
    ...(sized && min === undefined && max === undefined
      ? { minSize: 'missing' }
      : {}),
    ...(sized && min !== undefined && max !== undefined && min > max
      ? { maxSize: 'order' }
      : {}),
  };
}

/** Reads a form by the schema of the contract. */
export function readDraft(
  kind: FormKind,
  id: ClusterId,
  draft: Draft,
  taken: string[],
): Reading {
  const parsed = terraformChangeSchema.safeParse(candidate(kind, id, draft));
  const together = mistakesTogether(kind, draft, taken);
  if (parsed.success && Object.keys(together).length === 0) {
    return { change: parsed.data };
  }
  const fields = fieldsOf[kind];
  const invalid = (parsed.error?.issues ?? []).flatMap(({ path }) =>
    fields.filter(field =>
      path[0] === 'pool' && path.length > 1
        ? path[1] === field
        : path[0] === field,
    ),
  );
  return {
    mistakes: {
      ...together,
      ...Object.fromEntries(invalid.map(field => [field, 'invalid'])),
    },
  };
}
