import {
  compareKubernetesVersions,
  PreflightFinding,
} from '@xkf/backstage-plugin-eks-common';
import {
  ReadinessCheck,
  ReadinessFinding,
  ReadinessInsight,
} from '@xkf/backstage-plugin-eks-node';
import { judge } from './unknown';

const states: Record<string, PreflightFinding['state']> = {
  PASSING: 'passed',
  WARNING: 'recommended',
  ERROR: 'required',
};

const HOUR_MS = 3_600_000;

/** What EKS itself found; it looks every day, at what happened within 30 days. */
export const insights: ReadinessCheck = {
  code: 'eks-insight',
  title: 'Upgrade insights of EKS',
  evaluate({ insights: known, target, now }) {
    return judge(known, all => {
      const found = all.filter(
        ({ kubernetesVersion }) =>
          kubernetesVersion === undefined ||
          compareKubernetesVersions(kubernetesVersion, target) <= 0,
      );
      const wrong = found.filter(({ status }) => status !== 'PASSING');
      if (wrong.length > 0) return wrong.map(one => toFinding(one, now));
      if (found.length === 0) {
        return [
          {
            state: 'recommended',
            message: `EKS has no upgrade insights for ${target} yet. It looks every 24 hours.`,
            fix: 'Look again tomorrow, or check the use of deprecated APIs yourself.',
          },
        ];
      }
      return [
        {
          state: 'passed',
          message: `All ${found.length} upgrade insights for ${target} pass. ${ageOf(found[0], now)}`,
        },
      ];
    });
  },
};

function toFinding(insight: ReadinessInsight, now: Date): ReadinessFinding {
  const { name, status, reason, description, recommendation } = insight;
  return {
    state: states[status] ?? 'notEvaluated',
    title: name,
    message: [reason ?? description, ageOf(insight, now)]
      .filter(Boolean)
      .join(' '),
    fix: recommendation,
  };
}

/** A finding that was mended may stay for 30 days, so its age matters. */
function ageOf({ refreshedAt }: ReadinessInsight, now: Date): string {
  if (!refreshedAt) return '';
  const hours = Math.round((now.getTime() - refreshedAt.getTime()) / HOUR_MS);
  if (hours < 1) return 'EKS looked within the hour.';
  return hours < 48
    ? `EKS looked ${hours} h ago.`
    : `EKS looked ${Math.round(hours / 24)} days ago.`;
}
