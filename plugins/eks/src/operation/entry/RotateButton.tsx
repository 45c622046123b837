import { LinkButton } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { useId } from 'react';
import { Lesser } from '../../text/Lesser';
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
  const id = useId();
  if (!pathOf) return null;
  if (!reason) {
    return (
      <LinkButton to={pathOf(nodeGroups)} variant="outlined">
        {title}
      </LinkButton>
    );
  }
  return (
    <>
      <Button disabled variant="outlined" aria-describedby={id}>
        {title}
      </Button>
      <Lesser id={id} variant="body2">
        {reason}
      </Lesser>
    </>
  );
}
