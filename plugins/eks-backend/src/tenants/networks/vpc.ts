import type { Tag, Vpc } from '@aws-sdk/client-ec2';

/** A VPC as far as peerings need it. */
export interface KnownVpc {
  vpcId: string;
  /** Tag `Name`. */
  name?: string;
  /** Its IPv4 ranges, the first one first. */
  cidrs: string[];
  /** Made by a core module of XKF, which sets both tags `Name` and `Environment`. */
  isXkf: boolean;
}

export function toVpc(vpc: Vpc): KnownVpc {
  const name = tagOf(vpc.Tags, 'Name');
  const others = (vpc.CidrBlockAssociationSet ?? [])
    .filter(({ CidrBlockState }) => CidrBlockState?.State === 'associated')
    .flatMap(({ CidrBlock }) => CidrBlock ?? []);
  return {
    vpcId: vpc.VpcId ?? '',
    name,
    cidrs: [...new Set([...(vpc.CidrBlock ? [vpc.CidrBlock] : []), ...others])],
    isXkf:
      !vpc.IsDefault &&
      name !== undefined &&
      tagOf(vpc.Tags, 'Environment') !== undefined,
  };
}

/** `prod-core (vpc-1)`, or the id alone where it has no name. */
export function vpcWords({ vpcId, name }: KnownVpc): string {
  return name ? `${name} (${vpcId})` : vpcId;
}

/** The value of a tag; undefined where it is not set, or empty. */
export function tagOf(
  tags: readonly Tag[] | undefined,
  key: string,
): string | undefined {
  return tags?.find(tag => tag.Key === key)?.Value || undefined;
}
