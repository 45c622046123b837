import { DeclarationProblems } from './DeclarationProblems';
import {
  isReadable,
  placeOf,
  readField,
  readText,
  Sourced,
  unreadable,
} from './literals';
import { RootModule } from './RootModule';
import { DeclaredPeering, RepositoryDeclarations } from './schema';

/** Names of the two lists of peerings. */
export type PeeringVariables = Record<DeclaredPeering['side'], string>;

/** Reads both lists of peerings of a directory in one environment. */
export function readPeerings(
  root: RootModule,
  environment: string,
  variables: PeeringVariables,
  problems: DeclarationProblems,
): Pick<RepositoryDeclarations, 'peerings' | 'peeringsUnreadable'> {
  const result: ReturnType<typeof readPeerings> = {
    peerings: [],
    peeringsUnreadable: [],
  };
  for (const side of ['requester', 'accepter'] as const) {
    const name = variables[side];
    const value = root.variable(name);
    const fail = (path: string, line: number, reason: string) =>
      result.peeringsUnreadable.push({ environment, side, path, line, reason });
    if (value.state === 'unknown') {
      fail(value.path, value.line ?? 1, value.reason);
    }
    if (value.state !== 'set') continue;
    noteOverridden(value, name, problems);
    const list = value.expression;
    if (list.kind !== 'tuple') {
      const bad = unreadable(value, name, 'a list');
      problems.note(bad);
      fail(bad.path, bad.line, bad.unreadable);
      continue;
    }
    for (const element of list.elements) {
      const sourced = { path: value.path, expression: element.value };
      const entry = readEntry(sourced, side);
      if ('unreadable' in entry) {
        problems.note(entry);
        fail(entry.path, entry.line, entry.unreadable);
      } else {
        result.peerings.push({ environment, side, ...entry });
      }
    }
  }
  return result;
}

/** Notes the files in which a variable is set to no effect. */
export function noteOverridden(
  value: Sourced & { overridden: { path: string; line: number }[] },
  variable: string,
  problems: DeclarationProblems,
): void {
  for (const place of value.overridden) {
    problems.add({
      ...place,
      message: `${variable} is set here and in ${value.path}, whose value wins.`,
    });
  }
}

function readEntry(sourced: Sourced, side: DeclaredPeering['side']) {
  const { expression } = sourced;
  if (expression.kind !== 'object') {
    return unreadable(sourced, 'An entry', 'an object');
  }
  const read = (key: string) =>
    readField(sourced, expression, key, readText) ?? {
      ...placeOf(sourced),
      unreadable: `An entry has no ${key}.`,
    };
  const name = read('name');
  if (!isReadable(name)) return name;
  const owner = read('peer_owner_id');
  if (!isReadable(owner)) return owner;
  const cidr = read('destination_cidr_block');
  if (!isReadable(cidr)) return cidr;
  const vpc = side === 'requester' ? read('peer_vpc_id') : undefined;
  if (vpc && !isReadable(vpc)) return vpc;
  return {
    ...placeOf(sourced),
    name: name.value,
    peerOwnerId: owner.value,
    peerVpcId: vpc?.value,
    destinationCidrBlock: cidr.value,
  };
}
