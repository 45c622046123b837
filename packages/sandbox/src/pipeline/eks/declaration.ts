import type { NodegroupTaint } from '../../world/eks';
import { minorOf } from '../../world/changes/clusterVersion';
import { terraformError } from '../terraform/diagnostic';
import type { HclValue } from '../terraform/hcl';
import { objectOf, objectsOf } from '../terraform/variables';

/** A node group as a repository declares it. */
export interface DeclaredPool {
  name: string;
  releaseVersion: string;
  instanceTypes: string[];
  minSize: number;
  maxSize: number;
  labels: Record<string, string>;
  taints: NodegroupTaint[];
}

/** What a repository declares for the clusters of an environment. */
export interface EksDeclaration {
  version: string;
  pools: DeclaredPool[];
}

function textsOf(value: HclValue | undefined): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

const EFFECTS = ['NO_SCHEDULE', 'NO_EXECUTE', 'PREFER_NO_SCHEDULE'] as const;

function taintOf(taint: Record<string, HclValue>): NodegroupTaint {
  const effect = EFFECTS.find(each => each === taint.effect);
  if (!effect) {
    throw terraformError(
      `expected taint.0.effect to be one of [${EFFECTS.join(' ')}], got ${String(taint.effect)}`,
    );
  }
  return {
    key: String(taint.key),
    ...(taint.value ? { value: String(taint.value) } : {}),
    effect,
  };
}

/** The declaration of an environment in either spelling; undefined when there is none. */
export function eksDeclaration(
  values: Record<string, HclValue>,
): EksDeclaration | undefined {
  const config = objectOf(values.eks_config);
  const version = config.version ?? config.kubernetes_version;
  if (version === undefined) {
    return undefined;
  }
  const pools = objectsOf(config.node_pools ?? config.node_groups).map(
    pool => ({
      name: String(pool.name),
      releaseVersion: String(pool.version ?? pool.release_version),
      instanceTypes: textsOf(pool.instance_types),
      minSize: Number(pool.min_size),
      maxSize: Number(pool.max_size),
      labels: Object.fromEntries(
        Object.entries(objectOf(pool.node_labels)).map(([key, value]) => [
          key,
          String(value),
        ]),
      ),
      taints: objectsOf(pool.node_taints).map(taintOf),
    }),
  );
  const declaration = { version: String(version), pools };
  assertModuleRules(declaration);
  return declaration;
}

/** Rules of the module itself, beyond those of the variables of the repository. */
function assertModuleRules({ version, pools }: EksDeclaration): void {
  const newer = pools.find(
    pool => minorOf(pool.releaseVersion) > minorOf(version),
  );
  if (newer) {
    throw terraformError(
      'Invalid value for variable',
      `The version of node pool ${newer.name} (${newer.releaseVersion}) cannot be newer than the version of the cluster (${version}).`,
      'on eks1.tf, in module "eks1":',
    );
  }
  const names = pools.map(pool => pool.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) {
    throw terraformError(
      'Duplicate object key',
      `Two different items produced the key "${twice}" in this 'for' expression. If duplicates are expected, use the ellipsis (...) after the value expression to enable grouping by key.`,
    );
  }
}
