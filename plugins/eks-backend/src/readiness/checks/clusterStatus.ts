import { ReadinessCheck } from '@xkf/backstage-plugin-eks-node';
import { judge } from './unknown';

/** EKS updates an ACTIVE cluster that has no other update in progress. */
export const clusterStatus: ReadinessCheck = {
  code: 'cluster-status',
  title: 'Cluster and its updates',
  evaluate({ cluster, target, updatesInProgress }) {
    return judge(updatesInProgress, updates => {
      const own = updates.find(update => update.version === target);
      if (own) {
        return [
          {
            state: 'passed',
            message: `EKS updates ${cluster.clusterName} to ${target} already; the operation follows that update.`,
          },
        ];
      }
      if (updates.length > 0) {
        return [
          {
            state: 'required',
            message: `EKS works on ${cluster.clusterName} (${updates.map(({ type }) => type).join(', ')}), and makes one update at a time.`,
            fix: 'Wait until that update has ended.',
          },
        ];
      }
      if (cluster.status !== 'ACTIVE') {
        return [
          {
            state: 'required',
            message: `The status of ${cluster.clusterName} is ${cluster.status}, and EKS updates clusters that are ACTIVE.`,
            fix: 'Wait until it is ACTIVE; look at the health issues of the cluster when it does not become so.',
          },
        ];
      }
      return [
        {
          state: 'passed',
          message: `${cluster.clusterName} is ACTIVE and no update is in progress.`,
        },
      ];
    });
  },
};
