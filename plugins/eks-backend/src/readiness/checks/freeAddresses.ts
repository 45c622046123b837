import { ReadinessCheck } from '@xkf/backstage-plugin-eks-node';
import { judge } from './unknown';

/** EKS user guide, "Update existing cluster": up to five free addresses. */
const NEEDED = 5;
const ZONES = 2;

/** The new control plane gets network interfaces in the cluster's subnets. */
export const freeAddresses: ReadinessCheck = {
  code: 'free-addresses',
  title: 'Free addresses for the control plane',
  evaluate({ subnets }) {
    return judge(subnets, found => {
      const enough = found.filter(({ freeAddresses: free }) => free >= NEEDED);
      const zones = new Set(enough.map(({ zone }) => zone));
      if (zones.size >= ZONES) {
        return [
          {
            state: 'passed',
            message: `Subnets in ${[...zones].sort().join(' and ')} have at least ${NEEDED} free addresses each.`,
          },
        ];
      }
      const list = found
        .map(
          ({ id, zone, freeAddresses: free }) => `${id} in ${zone} has ${free}`,
        )
        .join(', ');
      return [
        {
          state: 'required',
          message: `EKS needs ${NEEDED} free addresses in subnets of ${ZONES} zones that the cluster was created with. ${list ? `${list}.` : 'None of its subnets exists any more.'}`,
          fix: 'Remove network interfaces that nothing uses in these subnets, or give the cluster other subnets in the same zones.',
        },
      ];
    });
  },
};
