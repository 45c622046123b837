import {
  RotationInput,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';

/** All replacements, in one change set. */
export function additions(input: RotationInput): TerraformChange[] {
  const { accountId, region, clusterName, groups } = input;
  return groups.map(({ replacement }) => ({
    kind: 'add-node-group',
    accountId,
    region,
    clusterName,
    pool: replacement,
  }));
}

/** All node groups that go, in one change set. */
export function removals(input: RotationInput): TerraformChange[] {
  const { accountId, region, clusterName, groups } = input;
  return groups.map(({ pool }) => ({
    kind: 'remove-node-group',
    accountId,
    region,
    clusterName,
    pool,
  }));
}
