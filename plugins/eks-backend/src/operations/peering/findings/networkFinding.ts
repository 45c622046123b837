import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { KnownVpc, vpcWords } from '../../../tenants/networks';
import { listed } from '../../world';

/** What is known about the side whose network is looked for. */
export interface SideQuestion {
  /** Name of the account. */
  account: string;
  region: string;
  /** Asked for, or chosen by a plan. */
  vpcId?: string;
  /** Such as `acme/tenant-shop`; undefined where none is configured. */
  repository?: string;
}

/**
 * Chooses the network of a side: the one that is asked for, else the only one that
 * XKF has made there.
 */
export function chooseNetwork(
  vpcs: readonly KnownVpc[],
  { account, region, vpcId, repository }: SideQuestion,
): { vpc?: KnownVpc; finding: PreflightFinding } {
  const common = { code: 'PEER002', title: `Network of ${account}` };
  const required = (message: string, fix: string) => ({
    finding: { ...common, state: 'required' as const, message, fix },
  });
  const made = vpcs.filter(({ isXkf }) => isXkf);
  const only = made.length === 1 ? made[0] : undefined;
  const vpc = vpcId ? vpcs.find(one => one.vpcId === vpcId) : only;
  if (vpc && vpc.cidrs.length > 0) {
    const [cidr, ...more] = vpc.cidrs;
    return {
      vpc,
      finding: {
        ...common,
        state: more.length > 0 ? 'recommended' : 'passed',
        message: `${vpcWords(vpc)} has the range ${cidr}.${more.length > 0 ? ` It also has ${listed(more)}, which no route of XKF leads to.` : ''}`,
      },
    };
  }
  if (vpcId) {
    return required(
      `${account} has no VPC ${vpcId} in ${region}.`,
      'Choose one of its networks.',
    );
  }
  if (made.length === 0) {
    return required(
      `${account} has no network of XKF in ${region}: none has the tags Name and Environment of its core module.`,
      repository
        ? `Apply aws-core of ${repository} first.`
        : 'Make its Terraform repository, add it to eks.terraform, and apply its aws-core first.',
    );
  }
  return required(
    `${account} has ${made.length} networks of XKF in ${region}: ${listed(made.map(vpcWords))}.`,
    'Choose one of them.',
  );
}
