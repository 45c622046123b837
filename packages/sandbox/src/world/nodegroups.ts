import type { NodegroupSeed } from '../seed/schema';
import type { AmiCatalogue } from './amis';
import { clusterUpdate } from './clusters';
import type { Nodegroup } from './eks';
import { ec2Id, stableUuid } from './identifiers';
import { nameTag, tagSet } from './network';
import type { AccountState, ClusterState, RegionState } from './state';

/** What a node group is made from. */
export interface NodegroupContext {
  account: AccountState;
  region: RegionState;
  state: ClusterState;
  amis: AmiCatalogue;
  now: Date;
}

function launchTemplate(
  context: NodegroupContext,
  seed: NodegroupSeed,
  createdAt: Date,
): NonNullable<Nodegroup['launchTemplate']> {
  const { account, region, state } = context;
  const launchTemplateId = ec2Id('lt', state.cluster.arn, seed.name);
  const createdBy = `arn:aws:sts::${account.id}:assumed-role/${state.cluster.name}-admin/terraform`;
  region.launchTemplates.push({
    launchTemplateId,
    launchTemplateName: seed.name,
    createTime: createdAt,
    createdBy,
    defaultVersionNumber: 1,
    latestVersionNumber: 1,
    tagSet: tagSet({ Name: seed.name, Module: 'eks' }),
  });
  region.launchTemplateVersions.push({
    launchTemplateId,
    launchTemplateName: seed.name,
    versionNumber: 1,
    createTime: createdAt,
    createdBy,
    defaultVersion: true,
    launchTemplateData: {
      ...(seed.customImageId
        ? { imageId: seed.customImageId, instanceType: seed.instanceTypes[0] }
        : {}),
      securityGroupIdSet: [
        state.cluster.resourcesVpcConfig.clusterSecurityGroupId,
      ],
      blockDeviceMappingSet: [
        {
          deviceName: '/dev/xvda',
          ebs: { volumeSize: 20, volumeType: 'gp3', encrypted: true },
        },
      ],
    },
  });
  return { name: seed.name, version: '1', id: launchTemplateId };
}

function releaseVersion(
  context: NodegroupContext,
  seed: NodegroupSeed,
  version: string,
): string {
  if (seed.customImageId) {
    return seed.customImageId;
  }
  const releases = context.amis.releasesOf(seed.amiType, version);
  const release = releases[Math.min(seed.releasesBehind, releases.length - 1)];
  if (!release) {
    throw new Error(
      `The node group ${seed.name} needs an image ${seed.amiType} for Kubernetes ${version}, and there is none`,
    );
  }
  return release.releaseVersion;
}

/** The labels that XKF gives the nodes of a group: those of the group, its pool, and how long nodes live. */
export function xkfLabels(
  groupName: string,
  clusterName: string,
  labels: Record<string, string>,
): Record<string, string> {
  const pool = groupName.startsWith(`${clusterName}-`)
    ? groupName.slice(clusterName.length + 1)
    : groupName;
  return {
    'xkf.xenit.io/node-ttl': '168h',
    ...labels,
    'xkf.xenit.io/node-pool': pool,
  };
}

/** Makes a node group without nodes, with its launch template. */
export function createNodegroup(
  context: NodegroupContext,
  seed: NodegroupSeed,
): Nodegroup {
  const { account, region, state } = context;
  const { cluster } = state;
  const version = seed.version ?? cluster.version;
  const createdAt = seed.createdAt ?? context.now;
  const suffix = cluster.name.endsWith('2') ? '2' : '1';
  const uuid = stableUuid(cluster.arn, seed.name);
  const nodegroup: Nodegroup = {
    nodegroupName: seed.name,
    nodegroupArn: `arn:aws:eks:${region.name}:${account.id}:nodegroup/${cluster.name}/${seed.name}/${uuid}`,
    clusterName: cluster.name,
    version,
    releaseVersion: releaseVersion(context, seed, version),
    createdAt,
    modifiedAt: createdAt,
    status: seed.status,
    capacityType: seed.capacityType,
    scalingConfig: {
      minSize: seed.minSize ?? Math.min(1, seed.desiredSize),
      maxSize: seed.maxSize ?? seed.desiredSize + 2,
      desiredSize: seed.desiredSize,
    },
    // EKS does not know the instance types when the launch template names them.
    ...(seed.customImageId ? {} : { instanceTypes: seed.instanceTypes }),
    subnets: region.subnets
      .filter(subnet => nameTag(subnet).startsWith(`eks${suffix}-nodes`))
      .map(subnet => subnet.subnetId),
    amiType: seed.amiType,
    nodeRole: `arn:aws:iam::${account.id}:role/xks-${region.name}-${account.environment ?? 'dev'}-eks-node-group`,
    labels: xkfLabels(seed.name, cluster.name, seed.labels),
    taints: seed.taints,
    resources: {
      autoScalingGroups: [{ name: `eks-${seed.name}-${uuid}` }],
    },
    health: { issues: seed.issues },
    updateConfig: { maxUnavailable: 1 },
    launchTemplate: launchTemplate(context, seed, createdAt),
    tags: {
      Name: 'eks',
      Environment: account.environment ?? 'dev',
      Module: 'eks',
    },
  };
  state.nodegroups.set(seed.name, nodegroup);
  state.updates.push(
    ...seed.updates.map(update =>
      clusterUpdate(
        update,
        { arn: cluster.arn, nodegroupName: seed.name },
        context.now,
      ),
    ),
  );
  return nodegroup;
}
