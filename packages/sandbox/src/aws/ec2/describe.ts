import { AwsError } from '../error';
import type { QueryOperation } from '../queryService';
import type { CallContext } from '../service';
import {
  applyFilters,
  ec2Page,
  filtersOf,
  type FilterTable,
  listParameter,
} from './parameters';

/** A Describe operation of EC2. */
export interface Description<T> {
  /** Element that holds the resources, such as `vpcSet`. */
  set: string;
  /** List parameter with ids, such as `VpcId`. */
  idParameter: string;
  idOf(item: T): string;
  /** Code for an id that does not exist. */
  unknownId: string;
  items(context: CallContext, parameters: URLSearchParams): T[];
  filters: FilterTable<T>;
  smallestPage?: number;
}

/** The items that the ids of a request name, or all when it names none. */
export function byId<T>(
  description: Description<T>,
  items: T[],
  parameters: URLSearchParams,
): T[] {
  const ids = listParameter(parameters, description.idParameter);
  if (ids.length === 0) {
    return items;
  }
  const found = new Map(items.map(item => [description.idOf(item), item]));
  return ids.map(id => {
    const item = found.get(id);
    if (!item) {
      throw new AwsError(
        description.unknownId,
        `The ID '${id}' does not exist`,
      );
    }
    return item;
  });
}

/** Makes the operation of a description: by id, filtered and paged. */
export function describe<T>(description: Description<T>): QueryOperation {
  return (context, parameters) => {
    const items = byId(
      description,
      description.items(context, parameters),
      parameters,
    );
    const matching = applyFilters(
      items,
      filtersOf(parameters),
      description.filters,
    );
    const { items: shown, nextToken } = ec2Page(
      parameters,
      description.set,
      matching,
      description.smallestPage,
    );
    return { [description.set]: shown, nextToken };
  };
}
