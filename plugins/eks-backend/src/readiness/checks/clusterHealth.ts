import { ReadinessCheck } from '@xkf/backstage-plugin-eks-node';

/** Issues that keep EKS from updating: what the control plane needs is gone. */
const blocking = new Set([
  'AccessDenied',
  'Ec2SecurityGroupNotFound',
  'Ec2SubnetNotFound',
  'IamRoleNotFound',
  'InsufficientFreeAddresses',
  'KmsGrantRevoked',
  'KmsKeyDisabled',
  'KmsKeyMarkedForDeletion',
  'KmsKeyNotFound',
  'VpcNotFound',
]);

/** Health issues that EKS reports about the cluster. */
export const clusterHealth: ReadinessCheck = {
  code: 'cluster-health',
  title: 'Health of the cluster',
  evaluate({ cluster }) {
    if (cluster.healthIssues.length === 0) {
      return [
        { state: 'passed', message: 'EKS reports no issue of the cluster.' },
      ];
    }
    return cluster.healthIssues.map(({ code, message, words }) => ({
      state: blocking.has(code) ? 'required' : 'recommended',
      message: `${code}: ${message}`,
      fix: words,
    }));
  },
};
