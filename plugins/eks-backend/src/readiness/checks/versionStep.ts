import {
  compareKubernetesVersions,
  parseKubernetesMinor,
} from '@xkf/backstage-plugin-eks-common';
import {
  OfferedVersion,
  ReadinessCheck,
  ReadinessFinding,
} from '@xkf/backstage-plugin-eks-node';
import { judge } from './unknown';

/** A control plane goes up by one minor at a time, to a version that EKS offers. */
export const versionStep: ReadinessCheck = {
  code: 'version-step',
  title: 'One minor up',
  evaluate({ cluster, target, versions }) {
    if (cluster.version === target) {
      return [
        {
          state: 'passed',
          message: `The control plane of ${cluster.clusterName} runs ${target} already; what is left is that Terraform says so.`,
        },
      ];
    }
    const wrong = wrongStep(cluster.version, target);
    if (wrong) return [wrong];
    return judge(versions, offered => [offerOf(offered, target)]);
  },
};

function wrongStep(from: string, to: string): ReadinessFinding | undefined {
  const live = parseKubernetesMinor(from);
  const next = live && `${live.major}.${live.minor + 1}`;
  if (next === to) return undefined;
  const down = compareKubernetesVersions(to, from) < 0;
  return {
    state: 'required',
    message: down
      ? `The control plane runs ${from}, and an upgrade does not go down to ${to}.`
      : `The control plane runs ${from}, and EKS goes up one minor at a time: to ${next ?? 'the next one'}, not to ${to}.`,
    fix: down
      ? 'EKS goes back by one minor within 7 days of an upgrade; see the cluster page.'
      : `Upgrade to ${next ?? 'the next minor'} first.`,
  };
}

function offerOf(
  offered: readonly OfferedVersion[],
  target: string,
): ReadinessFinding {
  const found = offered.find(({ version }) => version === target);
  if (!found || found.status === 'UNSUPPORTED') {
    return {
      state: 'required',
      message: `EKS does not offer Kubernetes ${target}${found ? ' any more' : ' yet'}.`,
      fix: 'Choose a version of the support calendar.',
    };
  }
  return {
    state: 'passed',
    message: `${target} is one minor up, and EKS offers it.`,
  };
}
