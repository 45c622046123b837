import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  Operation,
  OperationActionName,
} from '@xkf/backstage-plugin-eks-common';
import { useId } from 'react';
import { visuallyHidden } from '../../../feedback/LiveRegion';
import { Hint } from '../../../hint/Hint';
import { useEksTranslation } from '../../../translation';
import { actTitle } from '../../words/said';
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
    reason: visuallyHidden,
  }),
  { name: 'EksActionButtons' },
);

/** What can be done with an operation now; each button says what it will do. */
export function ActionButtons(props: { operation: Operation; acts: Acts }) {
  const { operation, acts } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const id = useId();
  const actions = order.flatMap(
    name => operation.actions.find(action => action.name === name) ?? [],
  );
  return (
    <div className={classes.root}>
      {actions.map(({ name, title, dangerous }) => {
        const text = t(`run.act.${name}`);
        const words = actTitle(t, { name, title });
        const run = () => acts.act(name);
        const ask = () => acts.ask({ title: words, text, run });
        return (
          // A button that is off takes no focus, so the reason has to.
          <Hint key={name} quiet={!acts.denied} text={acts.denied ?? text}>
            <Button
              variant="outlined"
              className={classes.button}
              disabled={acts.busy || acts.forbidden || Boolean(acts.denied)}
              aria-describedby={acts.denied && id}
              onClick={dangerous ? ask : run}
            >
              {words}
            </Button>
          </Hint>
        );
      })}
      {acts.denied && actions.length > 0 && (
        <span id={id} className={classes.reason}>
          {acts.denied}
        </span>
      )}
    </div>
  );
}
