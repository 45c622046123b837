import { DrainNode } from '@xkf/backstage-plugin-eks-common';
import { NodeSquare } from '../../cluster/nodes/NodeSquare';
import { drainNodeState } from '../../state/operationState';
import { useEksTranslation } from '../../translation';

/** A node on its way out, as a square with how many of its pods went. */
export function DrainNodeSquare(props: { node: DrainNode; first: boolean }) {
  const { node, first } = props;
  const { name, pods } = node;
  const t = useEksTranslation();
  const state = drainNodeState(t, node.state);
  const label = t('drain.square', {
    name,
    state: state.word,
    evicted: String(pods.evicted),
    total: String(pods.toEvict),
    staying: String(pods.staying),
  });
  return <NodeSquare state={state} label={label} first={first} />;
}
