import {
  operationKindNameSchema,
  endedStates,
  OperationState,
  operationStateSchema,
  OperationSummary,
  OperationTarget,
} from '@xkf/backstage-plugin-eks-common';
import { operationState } from '../../state/operationState';
import { FilterOption } from '../../fleet/filterOptions';
import { byNumber, inTurn } from '../../table/column';
import { EksTranslate } from '../../translation';
import { targetsOf } from '../words/targets';

/** The keys of the address that narrow the list; each holds several values. */
export const filterKeys = ['state', 'kind', 'cluster', 'environment'] as const;

export type FilterKey = (typeof filterKeys)[number];

/** Values of one key are alternatives, keys narrow. */
export type OperationsFilter = Record<FilterKey, string[]>;

/** Reads the filter from the address. */
export function filterFromQuery(params: URLSearchParams): OperationsFilter {
  return {
    state: params.getAll('state'),
    kind: params.getAll('kind'),
    cluster: params.getAll('cluster'),
    environment: params.getAll('environment'),
  };
}

/** The changes of the address that take every filter away. */
export const noFilter = {
  state: undefined,
  kind: undefined,
  cluster: undefined,
  environment: undefined,
  page: undefined,
};

/** True when the filter lets every operation through. */
export function isNoFilter(filter: OperationsFilter): boolean {
  return filterKeys.every(key => filter[key].length === 0);
}

function valuesOf(key: FilterKey, operation: OperationSummary): string[] {
  if (key !== 'cluster') return [operation[key]];
  return targetsOf(operation).flatMap(target => [target.name, placed(target)]);
}

/** A name that is not that of another account or region: `prod-eks1 (111111111111, eu-west-1)`. */
function placed({ name, accountId, region }: OperationTarget): string {
  return `${name} (${accountId}, ${region})`;
}

/** What to choose from: names, and with their place those that several clusters have. */
function clusterValues(operations: OperationSummary[]): string[] {
  const targets = operations.flatMap(targetsOf);
  const places = new Map<string, Set<string>>();
  for (const target of targets) {
    const known = places.get(target.name) ?? new Set();
    // Both sides of a peering have one name, and are one thing to choose.
    places.set(
      target.name,
      known.add(target.clusterName ? placed(target) : target.name),
    );
  }
  return [...places].flatMap(([name, found]) =>
    found.size > 1 ? [...found] : [name],
  );
}

/** True when an operation passes the whole filter. */
export function admitsOperation(
  filter: OperationsFilter,
  operation: OperationSummary,
): boolean {
  return filterKeys.every(
    key =>
      filter[key].length === 0 ||
      valuesOf(key, operation).some(value => filter[key].includes(value)),
  );
}

const kinds = operationKindNameSchema.options;

function labelOf(t: EksTranslate, key: FilterKey, value: string): string {
  if (key === 'state') {
    const state = operationStateSchema.safeParse(value).data;
    return state ? operationState(t, { state }).word : value;
  }
  const kind = key === 'kind' && kinds.find(name => name === value);
  return kind ? t(`operations.kind.${kind}`) : value;
}

/**
 * What each filter offers: what there is, and what is already chosen even where it
 * is no longer there, so that it can be taken away again.
 */
export function filterOptions(
  t: EksTranslate,
  key: FilterKey,
  operations: OperationSummary[],
  known: {
    filter: OperationsFilter;
    /** Of the whole fleet; empty where they could not be read. */
    environments?: readonly string[] | undefined;
  },
): FilterOption[] {
  const { filter, environments = [] } = known;
  const found =
    key === 'cluster'
      ? clusterValues(operations)
      : operations.map(operation => operation[key]);
  const fixed = {
    state: operationStateSchema.options,
    kind: [],
    cluster: [],
    environment: environments,
  }[key];
  const values = [...new Set([...fixed, ...found, ...filter[key]])];
  if (key !== 'state') values.sort((a, b) => a.localeCompare(b));
  return values.map(value => ({ value, label: labelOf(t, key, value) }));
}

/** What asks for a person comes before what goes on by itself. */
const rank: Record<OperationState, number> = {
  blocked: 0,
  'needs-approval': 1,
  paused: 2,
  running: 3,
  cancelling: 3,
  waiting: 3,
  planned: 3,
  failed: 4,
  succeeded: 4,
  cancelled: 4,
};

/** Active first, and of those what asks for a person; then the newest. */
export const byUrgency = inTurn<OperationSummary>(
  byNumber(({ state }) => Number(endedStates.has(state))),
  byNumber(({ state }) => rank[state]),
  byNumber(({ createdAt }) => -Date.parse(createdAt)),
);
