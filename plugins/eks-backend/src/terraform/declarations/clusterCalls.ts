import { Expression, Path } from '@xkf/tfvars';
import { PlatformRepositoryConfig } from '../../config/terraform';
import { DeclarationProblems } from './DeclarationProblems';
import {
  describeExpression,
  isReadable,
  lineOf,
  placeOf,
  readText,
  Sourced,
} from './literals';
import { ModuleSource, moduleSourceOf } from './moduleSource';
import { presenceOf } from './presence';
import {
  argumentOf,
  ModuleCall,
  RootModule,
  variableReference,
} from './RootModule';
import { Place } from './schema';

/** Where the `eks_config` of a cluster stands, or why it is not known. */
export type ConfigLocation =
  | (Sourced & {
      state: 'found';
      /** Path of the value in its file. */
      at: Path;
      /** Name of the variable, when it is one. */
      variable?: string;
      overridden: Place[];
    })
  | (Place & {
      state: 'unknown';
      unreadable: string;
      /** The file as a whole is broken, which is a problem of its own. */
      brokenFile?: boolean;
    });

/** A module call that makes a cluster in one environment. */
export interface ClusterCall extends ModuleSource {
  name: string;
  moduleName: string;
  moduleFile: string;
  moduleLine: number;
  /** A `count` or `for_each` decides, in a way that is not evaluated here. */
  conditional: boolean;
  config: ConfigLocation;
}

/** Argument of XKF's eks module that holds version and pools. */
const configArgument = 'eks_config';

/**
 * Finds the module calls of a directory that make clusters: those that pass
 * `eks_config`, or the configured variable by whatever name. Other calls are
 * ignored; one whose cluster has no certain name is noted.
 */
export function findClusterCalls(
  root: RootModule,
  config: Pick<PlatformRepositoryConfig, 'variables' | 'clusterName'>,
  problems: DeclarationProblems,
): ClusterCall[] {
  const calls: ClusterCall[] = [];
  for (const module of root.moduleCalls()) {
    const argument = configArgumentOf(module, config.variables.eksConfig);
    const presence = presenceOf(root, module);
    if (!argument || presence === 'absent') continue;
    const name = nameOf(root, module, config.clusterName, problems);
    if (name === undefined) continue;
    const call: ClusterCall = {
      name,
      moduleName: module.name,
      moduleFile: module.path,
      moduleLine: module.block.span.start.line,
      conditional: presence === 'unknown',
      config: locate(root, module, argument),
      ...moduleSourceOf(module),
    };
    const first = calls.find(other => other.name === name);
    if (!first) {
      calls.push(call);
    } else if (!isSameConfig(first.config, call.config)) {
      problems.add({
        path: call.moduleFile,
        line: call.moduleLine,
        message: `Module ${module.name} names its cluster ${name}, as module ${first.moduleName} does; only the first is shown.`,
      });
    }
  }
  return calls;
}

/** True when two clusters are described by the same value. */
export function isSameConfig(a: ConfigLocation, b: ConfigLocation): boolean {
  return (
    a.state === 'found' &&
    b.state === 'found' &&
    a.path === b.path &&
    JSON.stringify(a.at) === JSON.stringify(b.at)
  );
}

function configArgumentOf(
  { block }: ModuleCall,
  variable: string,
): { name: string; expression: Expression } | undefined {
  const own = argumentOf(block, configArgument);
  if (own) return { name: configArgument, expression: own };
  const other = [...block.body.attributes.values()].find(
    ({ value }) => variableReference(value) === variable,
  );
  return other && { name: other.name, expression: other.value };
}

function locate(
  root: RootModule,
  module: ModuleCall,
  { name, expression }: { name: string; expression: Expression },
): ConfigLocation {
  const here = placeOf({ path: module.path, expression });
  const variable = variableReference(expression);
  if (variable === undefined) {
    if (expression.kind === 'opaque') {
      const reason = describeExpression(expression);
      return { state: 'unknown', ...here, unreadable: `${name} ${reason}.` };
    }
    const at: Path = [{ block: ['module', module.name] }, name];
    return {
      state: 'found',
      path: module.path,
      expression,
      at,
      overridden: [],
    };
  }
  const value = root.variable(variable);
  switch (value.state) {
    case 'set':
      return { ...value, state: 'found', variable };
    case 'unknown':
      return {
        state: 'unknown',
        path: value.path,
        line: value.line ?? 1,
        unreadable: value.reason,
        brokenFile: true,
      };
    default:
      return {
        state: 'unknown',
        ...here,
        unreadable: `The variable ${variable} has no value in environment ${root.environment}.`,
      };
  }
}

function nameOf(
  root: RootModule,
  module: ModuleCall,
  pattern: string,
  problems: DeclarationProblems,
): string | undefined {
  const parts = {
    environment: 'environment',
    name: 'name',
    suffix: 'eks_name_suffix',
  };
  let name = pattern;
  for (const [part, argument] of Object.entries(parts)) {
    if (!pattern.includes(`{${part}}`)) continue;
    const value = textOf(root, module, argument);
    if ('reason' in value) {
      problems.add({
        path: module.path,
        line: value.line,
        message: `The name of the cluster of module ${module.name} is not known: ${value.reason}`,
      });
      return undefined;
    }
    name = name.replaceAll(`{${part}}`, () => value.text);
  }
  return name;
}

/**
 * The text of an argument. Behind a var file that cannot be understood the
 * likely text is taken (the default; the name of the var file), so that the hole
 * shows at the cluster it belongs to.
 */
function textOf(
  root: RootModule,
  module: ModuleCall,
  argument: string,
): { text: string } | { reason: string; line: number } {
  const expression = argumentOf(module.block, argument);
  if (!expression) {
    const line = module.block.span.start.line;
    return { reason: `the argument ${argument} is missing.`, line };
  }
  const line = lineOf(expression);
  const variable = variableReference(expression);
  let sourced: Sourced = { path: module.path, expression };
  if (variable !== undefined) {
    const value = root.variable(variable);
    const likely = value.state === 'unknown' ? value.default : value;
    if (likely?.state === 'set') {
      sourced = likely;
    } else if (value.state === 'unknown' && argument === 'environment') {
      return { text: root.environment };
    } else {
      const reason = `the variable ${variable} has no known value in environment ${root.environment}.`;
      return { reason, line };
    }
  }
  const read = readText(sourced, variable ?? argument);
  return isReadable(read)
    ? { text: read.value }
    : { reason: read.unreadable, line };
}
