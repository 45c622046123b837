import type { Tag } from '../../world/ec2';
import { AwsError } from '../error';
import { InvalidTokenError, page, type Page } from '../paging';

/** The values of a list parameter: `VpcId.1`, `VpcId.2` and so on. */
export function listParameter(
  parameters: URLSearchParams,
  name: string,
): string[] {
  const values: string[] = [];
  for (let index = 1; parameters.has(`${name}.${index}`); index += 1) {
    values.push(parameters.get(`${name}.${index}`) ?? '');
  }
  return values;
}

/** A condition of a Describe operation: one of the values must fit. */
export interface Filter {
  name: string;
  values: string[];
}

/** The filters of a request. */
export function filtersOf(parameters: URLSearchParams): Filter[] {
  const filters: Filter[] = [];
  for (let index = 1; parameters.has(`Filter.${index}.Name`); index += 1) {
    filters.push({
      name: parameters.get(`Filter.${index}.Name`) ?? '',
      values: listParameter(parameters, `Filter.${index}.Value`),
    });
  }
  return filters;
}

/** How the filters of one kind of resource read it. */
export type FilterTable<T> = Record<
  string,
  (item: T) => (string | undefined)[]
>;

function pattern(value: string): RegExp {
  const escaped = value.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(
    `^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`,
    's',
  );
}

function valuesOf<T>(item: T, name: string, table: FilterTable<T>) {
  if (Object.hasOwn(table, name)) {
    return table[name](item);
  }
  const tags = (item as { tagSet?: Tag[] }).tagSet ?? [];
  if (name === 'tag-key') {
    return tags.map(tag => tag.key);
  }
  if (name.startsWith('tag:')) {
    return tags
      .filter(tag => tag.key === name.slice('tag:'.length))
      .map(tag => tag.value);
  }
  throw new AwsError(
    'InvalidParameterValue',
    `The filter '${name}' is invalid`,
  );
}

/**
 * The items that fit all filters; `*` and `?` are wildcards.
 *
 * @throws AwsError `InvalidParameterValue` for a filter that the resource does not have
 */
export function applyFilters<T>(
  items: T[],
  filters: Filter[],
  table: FilterTable<T>,
): T[] {
  return filters.reduce((rest, { name, values }) => {
    const patterns = values.map(pattern);
    return rest.filter(item =>
      valuesOf(item, name, table).some(
        value => value !== undefined && patterns.some(each => each.test(value)),
      ),
    );
  }, items);
}

/**
 * One page by `MaxResults` and `NextToken`; without `MaxResults` at most `limit`.
 *
 * @throws AwsError `InvalidParameterValue` when one is wrong
 */
export function ec2Page<T>(
  parameters: URLSearchParams,
  list: string,
  items: T[],
  smallest = 5,
  limit = 1000,
): Page<T> {
  const size = Number(parameters.get('MaxResults') ?? limit);
  if (!Number.isInteger(size) || size < smallest) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value ( ${parameters.get('MaxResults')} ) for parameter maxResults is invalid. Expecting a value greater than ${smallest}.`,
    );
  }
  try {
    return page(
      items,
      list,
      Math.min(size, limit),
      parameters.get('NextToken') ?? undefined,
    );
  } catch (error) {
    if (error instanceof InvalidTokenError) {
      throw new AwsError('InvalidNextToken', 'The token is invalid.');
    }
    throw error;
  }
}
