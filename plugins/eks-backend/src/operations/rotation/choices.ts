import { StepChoice } from '@xkf/backstage-plugin-eks-common';

type Choice = Omit<StepChoice, 'dangerous'> & { dangerous?: boolean };

export const lookAgain: Choice = {
  id: 'look-again',
  title: 'Look again',
  description: 'Looks at it again, and goes on when it is as it should be.',
};

export const accept: Choice = {
  id: 'accept',
  title: 'Go on as it is',
  description: 'Goes on although not everything is as it should be.',
  dangerous: true,
};

export const keepWaiting: Choice = {
  id: 'keep-waiting',
  title: 'Keep waiting',
  description: 'Tries on, and asks again after the configured time.',
};

export const cordonAgain: Choice = {
  id: 'cordon-again',
  title: 'Cordon it again',
  description: 'Keeps new pods from the node again, and goes on draining it.',
};

export const goOn: Choice = {
  id: 'go-on',
  title: 'Go on with the next node',
  description:
    'Drains the next node although workloads of this one are not ready again.',
  dangerous: true,
};

export const evictAll: Choice = {
  id: 'evict-all',
  title: 'Evict them too',
  description:
    'Evicts also pods without a controller, which do not come back, and pods whose local data is lost.',
  dangerous: true,
};

export const drainAgain: Choice = {
  id: 'drain-again',
  title: 'Drain these nodes again',
  description:
    'Evicts what is left on the nodes, with the same options and under the same budgets. Nodes that take pods are cordoned first.',
};

export const keepOldGroups: Choice = {
  id: 'cancel',
  title: 'Cancel and keep the old node groups',
  description:
    'Ends the operation. The old node groups stay beside the new ones, and the nodes that it cordoned take pods again.',
  dangerous: true,
};

export function skipNode(name: string): Choice {
  return {
    id: 'skip-node',
    title: `Skip node ${name}`,
    description:
      'Leaves what is on the node and goes on with the next one. The old node group is not removed while pods run on it.',
  };
}
