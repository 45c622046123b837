import { type KubernetesObject, textAt } from './object';

/** A selector that cannot be understood; the API answers 400. */
export class SelectorError extends Error {
  override readonly name = 'SelectorError';
}

type Predicate = (object: KubernetesObject) => boolean;

/** Splits at commas that are outside parentheses. */
function terms(text: string): string[] {
  return text
    .split(/,(?![^(]*\))/)
    .map(term => term.trim())
    .filter(Boolean);
}

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?';
const SET = new RegExp(`^(${NAME})\\s+(in|notin)\\s+\\(([^)]*)\\)$`);
const EQUALITY = new RegExp(`^(${NAME})\\s*(==|=|!=)\\s*([A-Za-z0-9._-]*)$`);
const EXISTENCE = new RegExp(`^(!?)\\s*(${NAME})$`);

function labelTerm(term: string): Predicate {
  const label = (object: KubernetesObject, key: string) =>
    object.metadata.labels?.[key];
  const set = SET.exec(term);
  if (set) {
    const [, key, operator, list] = set;
    const values = list.split(',').map(value => value.trim());
    return object => {
      const value = label(object, key);
      const included = value !== undefined && values.includes(value);
      return operator === 'in' ? included : !included;
    };
  }
  const equality = EQUALITY.exec(term);
  if (equality) {
    const [, key, operator, value] = equality;
    return object => (label(object, key) === value) !== (operator === '!=');
  }
  const existence = EXISTENCE.exec(term);
  if (existence) {
    const [, absent, key] = existence;
    return object => (label(object, key) !== undefined) !== (absent === '!');
  }
  throw new SelectorError(
    `unable to parse requirement: found '${term}', expected: a label selector`,
  );
}

/** A selector in the JSON of the API, as budgets and controllers have it. */
export interface LabelSelector {
  matchLabels?: Record<string, string>;
  matchExpressions?: {
    key: string;
    operator: string;
    values?: string[];
  }[];
}

/** Whether a selector matches; none matches nothing, an empty one everything (`policy/v1`). */
export function selects(
  labelSelector: LabelSelector | undefined,
  labels: Record<string, string> = {},
): boolean {
  if (!labelSelector) {
    return false;
  }
  const { matchLabels = {}, matchExpressions = [] } = labelSelector;
  return (
    Object.entries(matchLabels).every(
      ([key, value]) => labels[key] === value,
    ) &&
    matchExpressions.every(({ key, operator, values = [] }) => {
      const value = labels[key];
      switch (operator) {
        case 'In':
          return value !== undefined && values.includes(value);
        case 'NotIn':
          return value === undefined || !values.includes(value);
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
        default:
          return false;
      }
    })
  );
}

const FIELDS = ['metadata.name', 'metadata.namespace'];
const FIELDS_OF: Record<string, string[]> = {
  pods: ['spec.nodeName', 'status.phase', 'spec.restartPolicy'],
  nodes: ['spec.unschedulable'],
  events: [
    'involvedObject.kind',
    'involvedObject.name',
    'involvedObject.namespace',
    'involvedObject.uid',
    'reason',
    'type',
  ],
  namespaces: ['status.phase'],
  jobs: ['status.successful'],
};

function fieldTerm(resource: string, term: string): Predicate {
  const match = /^([A-Za-z.]+)\s*(==|=|!=)\s*(.*)$/.exec(term);
  if (!match) {
    throw new SelectorError(
      `invalid selector: '${term}'; can't understand '${term}'`,
    );
  }
  const [, path, operator, value] = match;
  if (![...FIELDS, ...(FIELDS_OF[resource] ?? [])].includes(path)) {
    throw new SelectorError(`field label not supported: ${path}`);
  }
  return object => (textAt(object, path) === value) !== (operator === '!=');
}

/**
 * A predicate for `labelSelector` and `fieldSelector` as the Kubernetes API understands them.
 *
 * @throws SelectorError when one cannot be understood or names a field that has no index
 */
export function selector(
  resource: string,
  labelSelector: string,
  fieldSelector: string,
): Predicate {
  const predicates = [
    ...terms(labelSelector).map(labelTerm),
    ...terms(fieldSelector).map(term => fieldTerm(resource, term)),
  ];
  return object => predicates.every(predicate => predicate(object));
}
