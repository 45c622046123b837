import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { OperationPlan } from '@xkf/backstage-plugin-eks-common';
import { useEksTranslation } from '../../translation';
import { withPersons } from '../words/persons';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(2) },
    list: { margin: 0, paddingLeft: theme.spacing(2.5), listStyle: 'disc' },
  }),
  { name: 'EksObstacles' },
);

/**
 * That an operation cannot start. Why not is said once: what was found stands among
 * the findings, and here only what is not among them.
 */
export function Obstacles(props: { plan: OperationPlan }) {
  const { obstacles, findings } = props.plan;
  const classes = useStyles();
  const t = useEksTranslation();
  if (obstacles.length === 0) return null;
  const others = obstacles.filter(
    obstacle => !findings.some(({ message }) => obstacle.includes(message)),
  );
  return (
    <Alert severity="error" className={classes.root}>
      <AlertTitle>
        {t('wizard.obstacles', { count: obstacles.length })}
      </AlertTitle>
      {others.length > 0 && (
        <ul className={classes.list}>
          {others.map((obstacle, index) => (
            <li key={index}>{withPersons(obstacle)}</li>
          ))}
        </ul>
      )}
      {others.length < obstacles.length && t('wizard.obstacles.below')}
    </Alert>
  );
}
