import { makeStyles } from '@material-ui/core/styles';
import { NodeGroup } from '@xkf/backstage-plugin-eks-common';
import { RotateButton } from '../../operation/entry/RotateButton';
import { Rotation } from '../../operation/entry/useRotation';
import { useEksTranslation } from '../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'flex-end',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1.5),
      '@media print': { display: 'none' },
    },
  }),
  { name: 'EksRotateNodes' },
);

/** The rotation of a cluster's nodes, those that are behind chosen already. */
export function RotateNodes(props: {
  rotation: Rotation;
  nodeGroups: NodeGroup[];
}) {
  const { rotation, nodeGroups } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  if (nodeGroups.length === 0) return null;
  const behind = nodeGroups.filter(({ state }) => state === 'behind');
  return (
    <div className={classes.root}>
      <RotateButton
        rotation={rotation}
        title={
          behind.length > 0
            ? t('entry.rotateBehind', { n: String(behind.length) })
            : t('entry.rotate')
        }
        nodeGroups={behind.map(({ name }) => name)}
      />
    </div>
  );
}
