import { UseQueryResult } from '@tanstack/react-query';
import { ListProblem } from '@xkf/backstage-plugin-eks-common';
import { failureOf } from '../api/failure';
import { EksTranslate } from '../translation';

/** What of the scaffolder's properties a field shows itself. */
interface Given {
  idSchema: { $id: string };
  schema: { title?: string; description?: string };
  rawErrors?: string[] | undefined;
  required?: boolean | undefined;
  disabled?: boolean | undefined;
}

/** Why a list to choose from is not there, or has holes; undefined where it is whole. */
export function listHint(
  t: EksTranslate,
  query: UseQueryResult<{ items: unknown[]; problems?: ListProblem[] }>,
): string | undefined {
  const { error, data } = query;
  if (error && !data) {
    return t('field.failed', { message: failureOf(error).message });
  }
  const holes = data?.problems ?? [];
  return holes.length > 0
    ? t('field.holes', {
        subjects: holes.map(({ subject }) => subject).join(', '),
      })
    : undefined;
}

/**
 * What every field shows: its title, and beneath it what it is for, what its list
 * lacks, or what is wrong.
 * @param title - where the template gives none
 * @param about - what else to say about the list
 */
export function fieldFrame(
  props: Given,
  title: string,
  about: string | undefined,
) {
  const { idSchema, schema, rawErrors, required, disabled } = props;
  return {
    id: idSchema.$id,
    label: schema.title ?? title,
    hint: [schema.description, about].filter(Boolean).join(' ') || undefined,
    mistakes: rawErrors,
    required,
    disabled,
  };
}
