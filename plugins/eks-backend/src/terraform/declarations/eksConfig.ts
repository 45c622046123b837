import { DeclarationProblems } from './DeclarationProblems';
import {
  fieldOf,
  firstField,
  isReadable,
  placeOf,
  readField,
  readList,
  readNumber,
  readText,
  readTextMap,
  Sourced,
  unreadable,
} from './literals';
import { normalizeTaint } from './nodeLabels';
import {
  Declared,
  DeclaredPool,
  DeclaredTaint,
  Place,
  Spelling,
} from './schema';

/** A pool before it is known which clusters have it. */
export type PoolOfConfig = Omit<DeclaredPool, 'nodeGroup'>;

/** What `eks_config` says, in either spelling. */
export interface EksConfig {
  spelling: Spelling;
  version?: Declared<string>;
  pools: PoolOfConfig[];
  /** Why the pools are not all known, as a sentence. */
  poolsUnreadable?: string;
}

/** The keys of the two spellings, the newer one first. */
export const versionKeys = ['version', 'kubernetes_version'] as const;
export const releaseKeys = ['version', 'release_version'] as const;

/** Reads the value of `eks_config`; notes what it cannot understand. */
export function readEksConfig(
  sourced: Sourced,
  problems: DeclarationProblems,
): EksConfig {
  const { expression } = sourced;
  if (expression.kind !== 'object') {
    const declared = unreadable(
      sourced,
      'The cluster configuration',
      'an object',
    );
    problems.note(declared);
    return unknownConfig(declared);
  }
  const spelling: Spelling =
    fieldOf(expression, 'node_pools').state === 'absent' &&
    (fieldOf(expression, 'node_groups').state !== 'absent' ||
      fieldOf(expression, 'kubernetes_version').state !== 'absent')
      ? 'node_groups'
      : 'node_pools';
  const version =
    firstField(sourced, expression, versionKeys, readText) ??
    missing(sourced, `The cluster configuration has no ${versionKeys[0]}.`);
  return {
    spelling,
    version: problems.note(version),
    ...readPools(sourced, spelling, problems),
  };
}

/** A configuration of which nothing is known. */
export function unknownConfig(
  reason: Place & { unreadable: string },
): EksConfig {
  return {
    spelling: 'node_pools',
    version: reason,
    pools: [],
    poolsUnreadable: reason.unreadable,
  };
}

function readPools(
  config: Sourced,
  spelling: Spelling,
  problems: DeclarationProblems,
): Pick<EksConfig, 'pools' | 'poolsUnreadable'> {
  if (config.expression.kind !== 'object') return { pools: [] };
  const field = fieldOf(config.expression, spelling);
  const fail = (line: number, message: string) => {
    problems.add({ path: config.path, line, message });
    return { pools: [], poolsUnreadable: message };
  };
  const at = placeOf(config).line;
  if (field.state === 'absent') {
    return fail(at, `The cluster configuration has no ${spelling}.`);
  }
  if (field.state === 'repeated') {
    return fail(field.line, `${spelling} is set twice in one object.`);
  }
  const list = { path: config.path, expression: field.expression };
  if (list.expression.kind !== 'tuple') {
    const declared = unreadable(list, spelling, 'a list');
    return fail(declared.line, declared.unreadable);
  }
  const pools: PoolOfConfig[] = [];
  let poolsUnreadable: string | undefined;
  for (const { value } of list.expression.elements) {
    const pool = readPool({ path: list.path, expression: value }, problems);
    if ('unreadable' in pool) {
      problems.note(pool);
      poolsUnreadable = pool.unreadable;
    } else if (pools.some(({ name }) => name === pool.name)) {
      poolsUnreadable = `Two pools are named ${pool.name}; Terraform refuses that.`;
      problems.add({ ...pool, message: poolsUnreadable });
    } else {
      pools.push(pool);
    }
  }
  return { pools, poolsUnreadable };
}

function readPool(
  sourced: Sourced,
  problems: DeclarationProblems,
): PoolOfConfig | (Place & { unreadable: string }) {
  const { expression } = sourced;
  if (expression.kind !== 'object') {
    return unreadable(sourced, 'A pool', 'an object');
  }
  const name =
    readField(sourced, expression, 'name', readText) ??
    missing(sourced, 'A pool has no name.');
  if (!isReadable(name)) return name;
  const of = <T>(read: Declared<T> | undefined) => problems.note(read);
  return {
    ...placeOf(sourced),
    name: name.value,
    releaseVersion: of(firstField(sourced, expression, releaseKeys, readText)),
    minSize: of(readField(sourced, expression, 'min_size', readNumber)),
    maxSize: of(readField(sourced, expression, 'max_size', readNumber)),
    instanceTypes: of(
      readField(sourced, expression, 'instance_types', readTexts),
    ),
    labels: of(readField(sourced, expression, 'node_labels', readTextMap)),
    taints: of(readField(sourced, expression, 'node_taints', readTaints)),
  };
}

function readTexts(sourced: Sourced, what: string): Declared<string[]> {
  return readList(sourced, what, readText);
}

function readTaints(sourced: Sourced, what: string): Declared<DeclaredTaint[]> {
  return readList(sourced, what, readTaint);
}

function readTaint(sourced: Sourced, what: string): Declared<DeclaredTaint> {
  const { expression } = sourced;
  if (expression.kind !== 'object') {
    return unreadable(sourced, what, 'an object');
  }
  const read = (name: string) =>
    readField(sourced, expression, name, readText) ??
    missing(sourced, `A taint has no ${name}.`);
  const key = read('key');
  if (!isReadable(key)) return key;
  const effect = read('effect');
  if (!isReadable(effect)) return effect;
  const value = readField(sourced, expression, 'value', readText);
  if (value && !isReadable(value)) return value;
  return {
    ...placeOf(sourced),
    value: normalizeTaint({
      key: key.value,
      value: value?.value,
      effect: effect.value,
    }),
  };
}

function missing(
  sourced: Sourced,
  sentence: string,
): Place & { unreadable: string } {
  return { ...placeOf(sourced), unreadable: sentence };
}
