import {
  compareKubernetesVersions,
  isKubeletSkewAllowed,
} from '@xkf/backstage-plugin-eks-common';
import {
  Known,
  ReadinessCheck,
  ReadinessFacts,
  ReadinessFinding,
} from '@xkf/backstage-plugin-eks-node';

const MAX_NAMED = 5;

interface Kubelet {
  /** A node group or a node, for sentences. */
  name: string;
  version: string;
}

const groupsOf = (groups: readonly { name: string; version?: string }[]) =>
  groups.flatMap(({ name, version }) => (version ? [{ name, version }] : []));

const nodesOf = (nodes: readonly { name: string; kubeletVersion: string }[]) =>
  nodes.map(({ name, kubeletVersion: version }) => ({ name, version }));

/**
 * How old the nodes may be once the control plane is up: three minors from
 * kubelet 1.25 on, two before; never newer.
 */
export const kubeletSkew: ReadinessCheck = {
  code: 'kubelet-skew',
  title: 'Age of the nodes',
  evaluate(facts) {
    const { nodeGroups, nodes } = facts;
    const findings = [
      ...judgeKubelets(facts, map(nodeGroups, groupsOf), 'node group'),
      ...judgeKubelets(facts, map(nodes, nodesOf), 'node'),
    ];
    const wrong = findings.filter(({ state }) => state !== 'passed');
    return wrong.length > 0 ? wrong : findings.slice(0, 1);
  },
};

function judgeKubelets(
  { cluster, target }: ReadinessFacts,
  kubelets: Known<readonly Kubelet[]>,
  what: string,
): ReadinessFinding[] {
  if ('problem' in kubelets) {
    return [
      {
        state: 'notEvaluated',
        title: `Age of the ${what}s`,
        message: kubelets.problem,
      },
    ];
  }
  const title = `Age of the ${what}s`;
  const newer = kubelets.value.filter(
    ({ version }) => compareKubernetesVersions(version, target) > 0,
  );
  const tooOld = kubelets.value.filter(
    kubelet =>
      !newer.includes(kubelet) &&
      isKubeletSkewAllowed(kubelet.version, target) === false,
  );
  const behind = kubelets.value.filter(
    ({ version }) => compareKubernetesVersions(version, cluster.version) < 0,
  );
  const findings: ReadinessFinding[] = [];
  if (newer.length > 0) {
    findings.push({
      state: 'required',
      title,
      message: `Newer than ${target}, which a kubelet may not be: ${named(newer)}.`,
      fix: 'Replace them by nodes of the version that the control plane runs.',
    });
  }
  if (tooOld.length > 0) {
    findings.push({
      state: 'required',
      title,
      message: `Too old for a control plane at ${target}: ${named(tooOld)}. A kubelet may be three minors behind, or two before 1.25.`,
      fix: 'Rotate these node groups first.',
    });
  }
  if (findings.length === 0 && behind.length > 0 && what === 'node group') {
    findings.push({
      state: 'recommended',
      title,
      message: `Behind the control plane now: ${named(behind)}. Kubernetes allows it, and EKS has refused upgrades for it in the past.`,
      fix: 'Rotate them before the upgrade, or go on and rotate them after it.',
    });
  }
  if (findings.length === 0) {
    findings.push({
      state: 'passed',
      message: `No node would be too old, or newer than ${target}.`,
    });
  }
  return findings;
}

function map<A, B>(known: Known<A>, change: (value: A) => B): Known<B> {
  return 'problem' in known ? known : { value: change(known.value) };
}

function named(kubelets: readonly Kubelet[]): string {
  const shown = kubelets
    .slice(0, MAX_NAMED)
    .map(({ name, version }) => `${name} (${version})`);
  const more = kubelets.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
