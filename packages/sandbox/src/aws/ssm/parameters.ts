import type { AmiCatalogue, AmiRelease } from '../../world/amis';

/** A public parameter. */
export interface Parameter {
  Name: string;
  Type: 'String';
  Value: string;
  Version: number;
  LastModifiedDate: Date;
  ARN: string;
  DataType: 'text';
}

function parametersOf(
  release: AmiRelease,
  folder: string,
  values: Record<string, string>,
  region: string,
): Parameter[] {
  return Object.entries(values).map(([leaf, Value]) => ({
    Name: `${folder}/${leaf}`,
    Type: 'String',
    Value,
    Version: 1,
    LastModifiedDate: release.released,
    ARN: `arn:aws:ssm:${region}::parameter${folder}/${leaf}`,
    DataType: 'text',
  }));
}

function releaseParameters(
  amis: AmiCatalogue,
  release: AmiRelease,
  newest: boolean,
  region: string,
): Parameter[] {
  const { family, kubernetesVersion, imageName, releaseVersion } = release;
  const folder = family.parameterFolder(kubernetesVersion);
  const image_id = amis.imageId(release, region);
  const bottlerocket = family.system === 'bottlerocket';
  const values: Record<string, string> = bottlerocket
    ? { image_id, image_version: releaseVersion }
    : { image_id, image_name: imageName, release_version: releaseVersion };
  const folders = bottlerocket
    ? [`${folder}/${releaseVersion}`]
    : [`${folder}/${imageName}`];
  if (newest) {
    folders.push(`${folder}/${bottlerocket ? 'latest' : 'recommended'}`);
  }
  return folders.flatMap(each => parametersOf(release, each, values, region));
}

const cache = new WeakMap<AmiCatalogue, Map<string, Map<string, Parameter>>>();

/** The public parameters of the images in a region, by name and in the order of their names. */
export function publicParameters(
  amis: AmiCatalogue,
  region: string,
): Map<string, Parameter> {
  const regions = cache.get(amis) ?? new Map<string, Map<string, Parameter>>();
  cache.set(amis, regions);
  const known = regions.get(region);
  if (known) {
    return known;
  }
  const seen = new Set<string>();
  const parameters = amis.all().flatMap(release => {
    const folder = release.family.parameterFolder(release.kubernetesVersion);
    const newest = !seen.has(folder);
    seen.add(folder);
    return releaseParameters(amis, release, newest, region);
  });
  const sorted = new Map(
    parameters
      .sort((left, right) => (left.Name < right.Name ? -1 : 1))
      .map(parameter => [parameter.Name, parameter]),
  );
  regions.set(region, sorted);
  return sorted;
}
