import { EntryButton } from './EntryButton';
import { Rotation } from './useRotation';

/** Leads to the rotation of node groups, or says why it makes no sense now. */
export function RotateButton(props: {
  rotation: Rotation;
  title: string;
  /** Names in AWS of the node groups that are chosen already. */
  nodeGroups: string[];
}) {
  const { rotation, title, nodeGroups } = props;
  const { pathOf, reason } = rotation;
  return (
    <EntryButton title={title} to={pathOf?.(nodeGroups)} reason={reason} />
  );
}
