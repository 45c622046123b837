import { NodeState } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../translation';
import { State } from './state';

const looks: Record<NodeState, Pick<State, 'tone' | 'icon'>> = {
  ready: { tone: 'good', icon: 'ok' },
  'not-ready': { tone: 'bad', icon: 'error' },
  cordoned: { tone: 'warning', icon: 'stopped' },
};

/** The state of one node. */
export function nodeState(t: EksTranslate, state: NodeState): State {
  return { ...looks[state], word: t(`state.node.${state}`) };
}
