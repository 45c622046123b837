import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { PullRequest } from '@xkf/backstage-plugin-eks-common';
import { checkState } from '../state/pullRequestState';
import { StateChip } from '../state/StateChip';
import { useEksTranslation } from '../translation';
import { CheckDescription } from './CheckDescription';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(0.5),
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 1),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'EksChecks' },
);

/** What each check says, in the host's own words where it gives them. */
export function Checks(props: { checks: PullRequest['checks'] }) {
  const { state, items } = props.checks;
  const classes = useStyles();
  const t = useEksTranslation();
  if (items.length === 0) {
    return (
      <>
        {state === 'unknown'
          ? t('pullRequest.checks.unknown')
          : t('pullRequest.checks.none')}
      </>
    );
  }
  return (
    <ul className={classes.list}>
      {items.map(check => (
        <li key={check.name} className={classes.item}>
          <StateChip quiet state={checkState(t, check.state)} />
          {check.url ? (
            <Link to={check.url}>{check.name}</Link>
          ) : (
            <span>{check.name}</span>
          )}
          {check.description && (
            <CheckDescription
              name={check.name}
              text={check.description}
              url={check.url}
            />
          )}
        </li>
      ))}
    </ul>
  );
}
