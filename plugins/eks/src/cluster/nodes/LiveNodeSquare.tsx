import { Node } from '@xkf/backstage-plugin-eks-common';
import { nodeState } from '../../state/nodeState';
import { formatAge } from '../../time/age';
import { useNow } from '../../time/useNow';
import { useEksTranslation } from '../../translation';
import { NodeSquare } from './NodeSquare';
import { podsText } from './podsText';

/** A node as Kubernetes reports it, as a square with its pods and age. */
export function LiveNodeSquare(props: { node: Node; first: boolean }) {
  const { node, first } = props;
  const t = useEksTranslation();
  const state = nodeState(t, node.state);
  const label = t('nodes.grid.node', {
    name: node.name,
    state: state.word,
    pods: t('nodes.grid.pods', {
      pods: podsText(t, node.pods) ?? t('value.unknown'),
    }),
    age: formatAge(t, node.createdAt, useNow()),
  });
  return <NodeSquare state={state} label={label} first={first} />;
}
