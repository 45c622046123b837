import type { KubernetesVersion } from './eks';
import type { Image } from './ec2';
import { ec2Id, stableHex } from './identifiers';

const DAY = 24 * 60 * 60 * 1000;

/** The account that owns the EKS images. */
export const EKS_IMAGE_OWNER = '602401143452';

/** The account that owns the Bottlerocket images. */
export const BOTTLEROCKET_IMAGE_OWNER = '092701018921';

/** When EKS images are released. */
export interface AmiSchedule {
  newest: Date;
  /** The last Amazon Linux 2 release; there is none for Kubernetes 1.33 and later. */
  newestAmazonLinux2: Date;
  count: number;
  everyDays: number;
  newestBottlerocket: string;
}

/** A kind of image and where its public parameters are. */
export interface AmiFamily {
  amiType: string;
  system: 'al2' | 'al2023' | 'bottlerocket';
  architecture: 'x86_64' | 'arm64';
  /** The folder of the SSM parameters for a Kubernetes version. */
  parameterFolder(kubernetesVersion: string): string;
  /** The image name without version and date. */
  imagePrefix: string;
}

/** One published image. */
export interface AmiRelease {
  family: AmiFamily;
  kubernetesVersion: string;
  /** `1.35.4-20261119`, or `1.52.0-18d04e52` for Bottlerocket. */
  releaseVersion: string;
  released: Date;
  imageName: string;
}

const eksFolder = (version: string) =>
  `/aws/service/eks/optimized-ami/${version}`;

function amazonLinux2023(
  architecture: 'x86_64' | 'arm64',
  variant: 'standard' | 'nvidia',
): AmiFamily {
  const arch = architecture === 'arm64' ? 'ARM_64' : 'x86_64';
  return {
    amiType: `AL2023_${arch}_${variant.toUpperCase()}`,
    system: 'al2023',
    architecture,
    parameterFolder: version =>
      `${eksFolder(version)}/amazon-linux-2023/${architecture}/${variant}`,
    imagePrefix: `amazon-eks-node-al2023-${architecture}-${variant}`,
  };
}

function amazonLinux2(
  amiType: string,
  architecture: 'x86_64' | 'arm64',
  folder: string,
  imagePrefix: string,
): AmiFamily {
  return {
    amiType,
    system: 'al2',
    architecture,
    parameterFolder: version => `${eksFolder(version)}/${folder}`,
    imagePrefix,
  };
}

function bottlerocket(
  architecture: 'x86_64' | 'arm64',
  variant: '' | '-nvidia',
): AmiFamily {
  const arch = architecture === 'arm64' ? 'ARM_64' : 'x86_64';
  return {
    amiType: `BOTTLEROCKET_${arch}${variant ? '_NVIDIA' : ''}`,
    system: 'bottlerocket',
    architecture,
    parameterFolder: version =>
      `/aws/service/bottlerocket/aws-k8s-${version}${variant}/${architecture}`,
    imagePrefix: `bottlerocket-aws-k8s${variant}-${architecture}`,
  };
}

/** Every kind of image that the sandbox publishes. */
export const AMI_FAMILIES: AmiFamily[] = [
  amazonLinux2023('x86_64', 'standard'),
  amazonLinux2023('arm64', 'standard'),
  amazonLinux2023('x86_64', 'nvidia'),
  amazonLinux2023('arm64', 'nvidia'),
  amazonLinux2('AL2_x86_64', 'x86_64', 'amazon-linux-2', 'amazon-eks-node'),
  amazonLinux2(
    'AL2_ARM_64',
    'arm64',
    'amazon-linux-2-arm64',
    'amazon-eks-arm64-node',
  ),
  amazonLinux2(
    'AL2_x86_64_GPU',
    'x86_64',
    'amazon-linux-2-gpu',
    'amazon-eks-gpu-node',
  ),
  bottlerocket('x86_64', ''),
  bottlerocket('arm64', ''),
  bottlerocket('x86_64', '-nvidia'),
];

/** `20261119` of a day in UTC. */
export function compactDate(date: Date): string {
  return date.toISOString().slice(0, 10).replaceAll('-', '');
}

/** The images that EKS published for each Kubernetes version, newest first. */
export class AmiCatalogue {
  readonly #versions: KubernetesVersion[];
  readonly #schedule: AmiSchedule;

  constructor(versions: KubernetesVersion[], schedule: AmiSchedule) {
    this.#versions = versions;
    this.#schedule = schedule;
  }

  /** The releases of one family for one Kubernetes version, newest first; empty where there is none. */
  releases(family: AmiFamily, kubernetesVersion: string): AmiRelease[] {
    const version = this.#versions.find(
      candidate => candidate.clusterVersion === kubernetesVersion,
    );
    const minor = Number(kubernetesVersion.split('.')[1]);
    if (!version || (family.system === 'al2' && minor > 32)) {
      return [];
    }
    const { count, everyDays } = this.#schedule;
    const newest =
      family.system === 'al2'
        ? this.#schedule.newestAmazonLinux2
        : this.#schedule.newest;
    const releases: AmiRelease[] = [];
    for (let age = 0; releases.length < count && age < 200; age += 1) {
      const released = new Date(newest.getTime() - age * everyDays * DAY);
      if (released < version.releaseDate) {
        break;
      }
      if (released <= version.endOfExtendedSupportDate) {
        releases.push(this.#release(family, version, released, age));
      }
    }
    return releases;
  }

  /** All releases of all families and versions. */
  all(): AmiRelease[] {
    return AMI_FAMILIES.flatMap(family =>
      this.#versions.flatMap(version =>
        this.releases(family, version.clusterVersion),
      ),
    );
  }

  /** The releases of an AMI type for one Kubernetes version, newest first. */
  releasesOf(amiType: string, kubernetesVersion: string): AmiRelease[] {
    const family = AMI_FAMILIES.find(
      candidate => candidate.amiType === amiType,
    );
    return family ? this.releases(family, kubernetesVersion) : [];
  }

  /** The newest patch version of a Kubernetes version, such as `1.35.5`. */
  patchOf(kubernetesVersion: string): string {
    return (
      this.#versions.find(entry => entry.clusterVersion === kubernetesVersion)
        ?.kubernetesPatchVersion ?? `${kubernetesVersion}.0`
    );
  }

  /** The image id of a release in a region. */
  imageId(release: AmiRelease, region: string): string {
    return ec2Id('ami', region, release.imageName);
  }

  /** The release as EC2 describes it in a region. */
  image(release: AmiRelease, region: string): Image {
    const owner =
      release.family.system === 'bottlerocket'
        ? BOTTLEROCKET_IMAGE_OWNER
        : EKS_IMAGE_OWNER;
    return {
      imageId: this.imageId(release, region),
      imageLocation: `amazon/${release.imageName}`,
      imageState: 'available',
      imageOwnerId: owner,
      imageOwnerAlias: 'amazon',
      isPublic: true,
      creationDate: release.released,
      deprecationTime: new Date(release.released.getTime() + 730 * DAY),
      architecture: release.family.architecture,
      imageType: 'machine',
      name: release.imageName,
      description: `EKS-optimized Kubernetes node, k8s: ${release.releaseVersion}`,
      rootDeviceType: 'ebs',
      rootDeviceName: '/dev/xvda',
      virtualizationType: 'hvm',
      hypervisor: 'xen',
      tagSet: [],
    };
  }

  #release(
    family: AmiFamily,
    version: KubernetesVersion,
    released: Date,
    age: number,
  ): AmiRelease {
    const { clusterVersion } = version;
    const date = compactDate(released);
    if (family.system === 'bottlerocket') {
      const [major, minor] = this.#schedule.newestBottlerocket
        .split('.')
        .map(Number);
      const system = `${major}.${Math.max(0, minor - age)}.0`;
      const releaseVersion = `${system}-${stableHex(8, system)}`;
      return {
        family,
        kubernetesVersion: clusterVersion,
        releaseVersion,
        released,
        imageName: `${family.imagePrefix.replace('aws-k8s', `aws-k8s-${clusterVersion}`)}-v${releaseVersion}`,
      };
    }
    const newestPatch = Number(version.kubernetesPatchVersion.split('.')[2]);
    const patch = Math.max(0, newestPatch - Math.floor(age / 4));
    return {
      family,
      kubernetesVersion: clusterVersion,
      releaseVersion: `${clusterVersion}.${patch}-${date}`,
      released,
      imageName: `${family.imagePrefix}-${clusterVersion}-v${date}`,
    };
  }
}
