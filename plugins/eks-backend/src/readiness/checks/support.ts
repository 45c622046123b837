import { ReadinessCheck } from '@xkf/backstage-plugin-eks-node';

/** How long the target is supported. */
export const support: ReadinessCheck = {
  code: 'support',
  title: 'Support of the version',
  evaluate({ versions, target, now }) {
    if ('problem' in versions) return [];
    const found = versions.value.find(({ version }) => version === target);
    const end = found?.endOfStandardSupport;
    if (!end) return [];
    const date = end.toISOString().slice(0, 10);
    if (end.getTime() <= now.getTime()) {
      return [
        {
          state: 'recommended',
          message: `Standard support of ${target} ended on ${date}: extended support costs extra.`,
          fix: 'Plan the next upgrade as well.',
        },
      ];
    }
    return [
      {
        state: 'passed',
        message: `${target} is in standard support until ${date}.`,
      },
    ];
  },
};
