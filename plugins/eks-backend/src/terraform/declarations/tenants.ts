import { DeclarationProblems } from './DeclarationProblems';
import {
  isReadable,
  placeOf,
  readField,
  readText,
  unreadable,
} from './literals';
import { noteOverridden } from './peerings';
import { RootModule } from './RootModule';
import { DeclaredTenants, Place } from './schema';

/** A named entry of a list, with its place. */
type Entry = Place & { name: string };

/** A repository without tenants. */
export const noTenants: DeclaredTenants = {
  namespaces: [],
  resourceGroups: [],
};

/**
 * Reads the namespaces and resource groups of tenants in one environment, and what
 * XKF puts into the names that it makes of them.
 */
export function readTenants(
  roots: { eks: RootModule; governance: RootModule },
  variables: { tenantNamespaces: string; tenantResourceGroups: string },
  problems: DeclarationProblems,
): DeclaredTenants {
  const text = (name: string) => {
    const value = roots.eks.variable(name);
    if (value.state !== 'set') return undefined;
    const read = readText(value, name);
    return isReadable(read) ? read.value : undefined;
  };
  return {
    namespaces: readEntries(
      roots.eks,
      { variable: variables.tenantNamespaces, key: 'name' },
      problems,
    ),
    resourceGroups: readEntries(
      roots.governance,
      { variable: variables.tenantResourceGroups, key: 'common_name' },
      problems,
    ),
    groupPrefix: text('aks_group_name_prefix'),
    subscription: text('azure_subscription_name'),
    locationShort: text('azure_location_short'),
    uniqueSuffix: text('unique_suffix'),
  };
}

/** What two environments say; an entry that both read counts once. */
export function joinTenants(
  one: DeclaredTenants,
  other: DeclaredTenants,
): DeclaredTenants {
  return {
    ...other,
    ...one,
    namespaces: joined(one.namespaces, other.namespaces),
    resourceGroups: joined(one.resourceGroups, other.resourceGroups),
  };
}

function joined(one: readonly Entry[], other: readonly Entry[]): Entry[] {
  const isNew = ({ path, line }: Entry) =>
    !one.some(known => known.path === path && known.line === line);
  return [...one, ...other.filter(isNew)];
}

function readEntries(
  root: RootModule,
  { variable, key }: { variable: string; key: string },
  problems: DeclarationProblems,
): Entry[] {
  const value = root.variable(variable);
  if (value.state !== 'set') return [];
  noteOverridden(value, variable, problems);
  const { path, expression: list } = value;
  if (list.kind !== 'tuple') {
    problems.note(unreadable(value, variable, 'a list'));
    return [];
  }
  return list.elements.flatMap(({ value: expression }) => {
    const sourced = { path, expression };
    if (expression.kind !== 'object') {
      problems.note(unreadable(sourced, 'An entry', 'an object'));
      return [];
    }
    const name = readField(sourced, expression, key, readText) ?? {
      ...placeOf(sourced),
      unreadable: `An entry of ${variable} has no ${key}.`,
    };
    const read = problems.note(name);
    return isReadable(read) ? [{ ...placeOf(sourced), name: read.value }] : [];
  });
}
