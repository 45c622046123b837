import type { LaunchTemplateVersion } from '../../world/ec2';
import { AwsError } from '../error';
import type { QueryOperation } from '../queryService';
import type { CallContext } from '../service';
import { byId, describe, type Description } from './describe';
import { applyFilters, ec2Page, filtersOf, listParameter } from './parameters';
import type { Image, Instance, LaunchTemplate } from '../../world/ec2';

const instances: Description<Instance> = {
  set: 'reservationSet',
  idParameter: 'InstanceId',
  idOf: instance => instance.instanceId,
  unknownId: 'InvalidInstanceID.NotFound',
  items: ({ state }) => state?.instances ?? [],
  filters: {
    'instance-id': instance => [instance.instanceId],
    'instance-state-name': instance => [instance.instanceState.name],
    'instance-type': instance => [instance.instanceType],
    'instance-lifecycle': instance => [instance.instanceLifecycle],
    'image-id': instance => [instance.imageId],
    'private-dns-name': instance => [instance.privateDnsName],
    'private-ip-address': instance => [instance.privateIpAddress],
    'availability-zone': instance => [instance.placement.availabilityZone],
    architecture: instance => [instance.architecture],
    'subnet-id': instance => [instance.subnetId],
    'vpc-id': instance => [instance.vpcId],
  },
};

/** DescribeInstances; every instance has a reservation of its own, as those of an Auto Scaling group do. */
export const describeInstances: QueryOperation = (context, parameters) => {
  const matching = applyFilters(
    byId(instances, instances.items(context, parameters), parameters),
    filtersOf(parameters),
    instances.filters,
  );
  const { items, nextToken } = ec2Page(parameters, 'instances', matching);
  return {
    reservationSet: items.map(instance => ({
      reservationId: instance.instanceId.replace('i-', 'r-'),
      ownerId: context.account.id,
      groupSet: [],
      instancesSet: [instance],
    })),
    nextToken,
  };
};

function images({ world, region }: CallContext, parameters: URLSearchParams) {
  const owners = listParameter(parameters, 'Owner');
  return world.amis
    .all()
    .map(release => world.amis.image(release, region))
    .filter(
      image =>
        owners.length === 0 ||
        owners.includes(image.imageOwnerId) ||
        owners.includes(image.imageOwnerAlias),
    );
}

/** DescribeImages: the images that EKS published. */
export const describeImages = describe<Image>({
  set: 'imagesSet',
  idParameter: 'ImageId',
  idOf: image => image.imageId,
  unknownId: 'InvalidAMIID.NotFound',
  items: images,
  filters: {
    'image-id': image => [image.imageId],
    name: image => [image.name],
    description: image => [image.description],
    architecture: image => [image.architecture],
    'owner-id': image => [image.imageOwnerId],
    'owner-alias': image => [image.imageOwnerAlias],
    state: image => [image.imageState],
    'image-type': image => [image.imageType],
    'is-public': image => [String(image.isPublic)],
    'root-device-type': image => [image.rootDeviceType],
    'virtualization-type': image => [image.virtualizationType],
  },
});

const launchTemplates: Description<LaunchTemplate> = {
  set: 'launchTemplates',
  idParameter: 'LaunchTemplateId',
  idOf: template => template.launchTemplateId,
  unknownId: 'InvalidLaunchTemplateId.NotFound',
  items: ({ state }, parameters) => {
    const names = listParameter(parameters, 'LaunchTemplateName');
    const all = state?.launchTemplates ?? [];
    const unknown = names.find(
      name => !all.some(template => template.launchTemplateName === name),
    );
    if (unknown) {
      throw new AwsError(
        'InvalidLaunchTemplateName.NotFoundException',
        `At least one of the launch templates specified in the request does not exist.`,
      );
    }
    return names.length === 0
      ? all
      : all.filter(template => names.includes(template.launchTemplateName));
  },
  filters: {
    'launch-template-name': template => [template.launchTemplateName],
    'create-time': template => [template.createTime.toISOString()],
  },
  smallestPage: 1,
};

/** DescribeLaunchTemplates. */
export const describeLaunchTemplates = describe(launchTemplates);

function wanted(
  version: LaunchTemplateVersion,
  latest: number,
  names: string[],
): boolean {
  return (
    names.length === 0 ||
    names.includes(String(version.versionNumber)) ||
    (names.includes('$Latest') && version.versionNumber === latest) ||
    (names.includes('$Default') && version.defaultVersion)
  );
}

/** DescribeLaunchTemplateVersions of one template, or `$Latest` and `$Default` of all. */
export const describeLaunchTemplateVersions: QueryOperation = (
  { state },
  parameters,
) => {
  const id = parameters.get('LaunchTemplateId');
  const name = parameters.get('LaunchTemplateName');
  const versions = listParameter(parameters, 'LaunchTemplateVersion');
  const templates = (state?.launchTemplates ?? []).filter(
    template =>
      (!id || template.launchTemplateId === id) &&
      (!name || template.launchTemplateName === name),
  );
  if ((id || name) && templates.length === 0) {
    throw new AwsError(
      id
        ? 'InvalidLaunchTemplateId.NotFound'
        : 'InvalidLaunchTemplateName.NotFoundException',
      `The specified launch template, with template ${id ? 'ID' : 'name'} ${id ?? name}, does not exist.`,
    );
  }
  const latest = new Map(
    templates.map(template => [
      template.launchTemplateId,
      template.latestVersionNumber,
    ]),
  );
  const matching = (state?.launchTemplateVersions ?? []).filter(version => {
    const number = latest.get(version.launchTemplateId);
    return number !== undefined && wanted(version, number, versions);
  });
  const { items, nextToken } = ec2Page(
    parameters,
    'launch template versions',
    matching,
    1,
    200,
  );
  return { launchTemplateVersionSet: items, nextToken };
};
