import {
  createNodegroup,
  deleteNodegroup,
} from '../../world/changes/nodegroups';
import {
  updateLabelsAndTaints,
  updateRelease,
  updateScaling,
} from '../../world/changes/nodegroupUpdates';
import type { Nodegroup } from '../../world/eks';
import { xkfLabels } from '../../world/nodegroups';
import type { World } from '../../world/World';
import type { TerraformState } from '../TerraformState';
import {
  type Action,
  callAws,
  type ResourceChange,
  type Step,
} from '../terraform/plan';
import type { ManagedCluster } from './clusters';
import type { DeclaredPool } from './declaration';

/** What the steps of node groups work on. */
export interface PoolContext {
  world: World;
  cluster: ManagedCluster;
  state: TerraformState;
  /** Key of the run in the Terraform state. */
  key: string;
  /** The address of the change of the cluster itself, where there is one: node groups come after it. */
  after: string[];
}

function groupName({ cluster }: PoolContext, pool: string): string {
  return `${cluster.state.cluster.name}-${pool}`;
}

function addressOf(
  { cluster }: PoolContext,
  type: string,
  key: string,
): string {
  return `${cluster.module}.${type}.this["${key}"]`;
}

/** A node group comes with its launch template and a tag of the scaling group per label and taint. */
function companions(
  context: PoolContext,
  pool: string,
  action: Action,
  labels: Record<string, string>,
  taints: Nodegroup['taints'],
): ResourceChange[] {
  const tags = [
    ...Object.keys(labels).map(label => `label/${label}`),
    ...taints.map(taint => `taint/${taint.key}`),
  ];
  return [
    { address: addressOf(context, 'aws_launch_template', pool), action },
    ...tags.map(tag => ({
      address: addressOf(
        context,
        'aws_autoscaling_group_tag',
        `${pool}-${tag}`,
      ),
      action,
    })),
  ];
}

function allLabels(context: PoolContext, pool: DeclaredPool) {
  const { name } = context.cluster.state.cluster;
  return xkfLabels(groupName(context, pool.name), name, pool.labels);
}

function create(context: PoolContext, pool: DeclaredPool): Promise<void> {
  const { world, cluster, state, key } = context;
  const name = groupName(context, pool.name);
  return callAws(
    `error creating EKS Node Group (${cluster.state.cluster.name}:${name})`,
    addressOf(context, 'aws_eks_node_group', pool.name),
    () => {
      const begun = createNodegroup(world, cluster.state, { ...pool, name });
      state.add(key, `nodegroup ${name}`);
      return begun;
    },
  );
}

function remove(context: PoolContext, pool: string): Promise<void> {
  const { world, cluster, state, key } = context;
  const name = groupName(context, pool);
  return callAws(
    `error deleting EKS Node Group (${cluster.state.cluster.name}:${name})`,
    addressOf(context, 'aws_eks_node_group', pool),
    () => {
      const begun = deleteNodegroup(world, cluster.state, name);
      state.remove(key, `nodegroup ${name}`);
      return begun;
    },
  );
}

/** The step that makes a declared node group that does not exist. */
export function createStep(context: PoolContext, pool: DeclaredPool): Step {
  const address = addressOf(context, 'aws_eks_node_group', pool.name);
  return {
    address,
    after: context.after,
    resources: [
      {
        address,
        action: 'create',
        lines: [
          `+ node_group_name = "${groupName(context, pool.name)}"`,
          `+ release_version = "${pool.releaseVersion}"`,
          `+ instance_types  = [${pool.instanceTypes.map(type => `"${type}"`).join(', ')}]`,
          `+ scaling_config { min_size = ${pool.minSize}, max_size = ${pool.maxSize} }`,
        ],
      },
      ...companions(
        context,
        pool.name,
        'create',
        allLabels(context, pool),
        pool.taints,
      ),
    ],
    run: () => create(context, pool),
  };
}

/** The step that removes a node group that is no longer declared. */
export function deleteStep(context: PoolContext, nodegroup: Nodegroup): Step {
  const pool = nodegroup.nodegroupName.slice(nodegroup.clusterName.length + 1);
  const address = addressOf(context, 'aws_eks_node_group', pool);
  return {
    address,
    after: context.after,
    resources: [
      {
        address,
        action: 'delete',
        lines: [`- node_group_name = "${nodegroup.nodegroupName}"`],
      },
      ...companions(
        context,
        pool,
        'delete',
        nodegroup.labels,
        nodegroup.taints,
      ),
    ],
    run: () => remove(context, pool),
  };
}

function sameTexts(left: string[], right: string[]): boolean {
  return (
    left.length === right.length &&
    left.every((each, index) => each === right[index])
  );
}

function sorted(labels: Record<string, string>): string {
  return JSON.stringify(Object.entries(labels).sort());
}

function taintTexts(taints: Nodegroup['taints']): string[] {
  return taints
    .map(({ key, value = '', effect }) => `${key}=${value}:${effect}`)
    .sort();
}

/** The step that brings a node group to its declaration; undefined when it is there. */
export function updateStep(
  context: PoolContext,
  pool: DeclaredPool,
  live: Nodegroup,
): Step | undefined {
  const { world, cluster } = context;
  const address = addressOf(context, 'aws_eks_node_group', pool.name);
  const { minSize, maxSize } = live.scalingConfig;
  const types = live.instanceTypes;
  const labels = allLabels(context, pool);
  const retyped = types !== undefined && !sameTexts(types, pool.instanceTypes);
  // Terraform marks what it could not create as tainted.
  const tainted = live.status === 'CREATE_FAILED';
  if (retyped || tainted) {
    return {
      address,
      after: context.after,
      resources: [
        {
          address,
          action: 'replace',
          lines: retyped
            ? [
                `~ instance_types = [${types.join(', ')}] -> [${pool.instanceTypes.join(', ')}] # forces replacement`,
              ]
            : ['# is tainted, so it must be replaced'],
        },
      ],
      run: async () => {
        await remove(context, pool.name);
        await create(context, pool);
      },
    };
  }
  const resized = minSize !== pool.minSize || maxSize !== pool.maxSize;
  const newRelease = live.releaseVersion !== pool.releaseVersion;
  const marked =
    sorted(live.labels) !== sorted(labels) ||
    !sameTexts(taintTexts(live.taints), taintTexts(pool.taints));
  const lines = [
    ...(minSize === pool.minSize
      ? []
      : [`~ min_size = ${minSize} -> ${pool.minSize}`]),
    ...(maxSize === pool.maxSize
      ? []
      : [`~ max_size = ${maxSize} -> ${pool.maxSize}`]),
    ...(newRelease
      ? [
          `~ release_version = "${live.releaseVersion}" -> "${pool.releaseVersion}"`,
        ]
      : []),
    ...(marked ? ['~ labels and taints of the launch template'] : []),
  ];
  if (lines.length === 0) {
    return undefined;
  }
  const name = `${live.clusterName}:${live.nodegroupName}`;
  return {
    address,
    after: context.after,
    resources: [
      { address, action: 'update', lines },
      ...(marked
        ? [
            {
              address: addressOf(context, 'aws_launch_template', pool.name),
              action: 'update' as const,
            },
          ]
        : []),
    ],
    // The provider sends versions first and the configuration after them.
    run: async () => {
      if (newRelease) {
        await callAws(
          `error updating EKS Node Group (${name}) version`,
          address,
          () => updateRelease(world, cluster.state, live, pool.releaseVersion),
        );
      }
      if (marked) {
        await callAws(
          `error updating EKS Node Group (${name}) version`,
          address,
          () =>
            updateLabelsAndTaints(world, cluster.state, live, {
              labels,
              taints: pool.taints,
            }),
        );
      }
      if (resized) {
        await callAws(
          `error updating EKS Node Group (${name}) config`,
          address,
          () => updateScaling(world, cluster.state, live, pool),
        );
      }
    },
  };
}
