import Chip from '@material-ui/core/Chip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Operation } from '@xkf/backstage-plugin-eks-common';
import { useEffect } from 'react';
import { useLocation } from 'react-router-dom';
import { isActive } from '../../api/operationQueries';
import { useFocusKept } from '../../feedback/useFocusKept';
import { operationState } from '../../state/operationState';
import { StateChip } from '../../state/StateChip';
import { lesserColor } from '../../text/lesserColor';
import { useEksTranslation } from '../../translation';
import { TargetLink } from '../TargetLink';
import { operationTitle } from '../words/operationTitle';
import { stepTitle } from '../words/steps';
import { targetPlaces } from '../words/targets';
import { isFromWizard } from './fromWizard';
import { ActionButtons } from './act/ActionButtons';
import { Acts } from './act/useActs';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      justifyContent: 'space-between',
      gap: theme.spacing(1, 2),
    },
    facts: { flex: '1 1 440px', minWidth: 0 },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
    },
    title: { overflowWrap: 'anywhere', outlineOffset: 2 },
    // As wide as its longest words, so that it stays in its line when they change.
    state: { minWidth: 240 },
    lesser: { color: lesserColor(theme) },
  }),
  { name: 'EksRunHeader' },
);

/** What the operation is, how it stands, and what can be done with it now. */
export function RunHeader(props: { operation: Operation; acts: Acts }) {
  const { operation, acts } = props;
  const { title, target, alsoTargets, environment } = operation;
  const { steps, currentStep } = operation;
  const classes = useStyles();
  const t = useEksTranslation();
  const heading = useFocusKept<HTMLHeadingElement>();
  const { state: arrival } = useLocation();
  useEffect(() => {
    if (isFromWizard(arrival)) heading.current?.focus();
  }, [arrival, heading]);
  const at = steps.findIndex(({ id }) => id === currentStep?.id);
  return (
    <header className={classes.root}>
      <div className={classes.facts}>
        <div className={classes.line}>
          <Typography
            variant="h4"
            component="h2"
            ref={heading}
            tabIndex={-1}
            className={classes.title}
          >
            {operationTitle(t, title)}
          </Typography>
          <div className={classes.state}>
            <StateChip state={operationState(t, operation)} />
          </div>
        </div>
        <Typography
          component="div"
          variant="body2"
          className={`${classes.line} ${classes.lesser}`}
        >
          {[target, ...alsoTargets]
            .filter(one => one === target || one.clusterName)
            .map(one => (
              <TargetLink key={one.key} target={one} />
            ))}
          <Chip
            size="small"
            variant="outlined"
            label={environment}
            style={{ margin: 0 }}
          />
          <span>{targetPlaces(operation).join('; ')}</span>
          {isActive(operation) && at >= 0 && (
            <>
              <span aria-hidden>·</span>
              <span>
                {t('operation.stepOf', {
                  number: String(at + 1),
                  total: String(steps.length),
                  title: stepTitle(t, steps[at]),
                })}
              </span>
            </>
          )}
        </Typography>
      </div>
      <ActionButtons operation={operation} acts={acts} />
    </header>
  );
}
