import {
  ReadinessCheck,
  ReadinessFinding,
} from '@xkf/backstage-plugin-eks-node';
import { judge } from './unknown';

/** Add-ons are not updated with the control plane; some do not run on the target. */
export const addons: ReadinessCheck = {
  code: 'addons',
  title: 'Add-ons',
  evaluate({ addons: known, target }) {
    return judge(known, installed => {
      const wrong = installed.flatMap(
        ({ name, version, fitting }): ReadinessFinding[] => {
          if (version === undefined || fitting.includes(version)) return [];
          const newest = fitting.at(0);
          return [
            {
              state: 'recommended',
              title: `Add-on ${name}`,
              message: newest
                ? `${name} ${version} is not among the versions that AWS lists for ${target}.`
                : `AWS lists no version of ${name} for ${target}.`,
              fix: newest
                ? `Terraform updates it with the control plane where it follows the newest version; else update it to ${newest} right after the upgrade.`
                : 'Ask its publisher, or remove it before the upgrade.',
            },
          ];
        },
      );
      if (wrong.length > 0) return wrong;
      return [
        {
          state: 'passed',
          message:
            installed.length === 0
              ? 'The cluster has no EKS add-ons.'
              : `All ${installed.length} add-ons have a version that fits ${target}.`,
        },
      ];
    });
  },
};
