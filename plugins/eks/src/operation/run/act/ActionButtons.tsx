import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  Operation,
  OperationActionName,
} from '@xkf/backstage-plugin-eks-common';
import { Hint } from '../../../hint/Hint';
import { useEksTranslation } from '../../../translation';
import { Acts } from './useActs';

/** What is done most often comes first; approving has a place of its own. */
const order: OperationActionName[] = ['resume', 'retry', 'pause', 'cancel'];

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      '@media print': { display: 'none' },
    },
    // Names of objects are not written in capitals.
    button: { textTransform: 'none' },
  }),
  { name: 'EksActionButtons' },
);

/** What can be done with an operation now; each button says what it will do. */
export function ActionButtons(props: { operation: Operation; acts: Acts }) {
  const { operation, acts } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const actions = order.flatMap(
    name => operation.actions.find(action => action.name === name) ?? [],
  );
  return (
    <div className={classes.root}>
      {actions.map(({ name, title, dangerous }) => {
        const text = t(`run.act.${name}`);
        const run = () => acts.act(name);
        return (
          <Hint key={name} quiet text={text}>
            <Button
              variant="outlined"
              className={classes.button}
              disabled={acts.busy || acts.forbidden}
              onClick={dangerous ? () => acts.ask({ title, text, run }) : run}
            >
              {title}
            </Button>
          </Hint>
        );
      })}
    </div>
  );
}
