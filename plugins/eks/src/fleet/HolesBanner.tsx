import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import { ScanUnit } from '@xkf/backstage-plugin-eks-common';
import { useState } from 'react';
import { problemState } from '../state/dataState';
import { StateChip } from '../state/StateChip';
import { Moment } from '../time/Moment';
import { useEksTranslation } from '../translation';
import { countAccounts } from './summary';

/** Holes named at once; an outage of everything must not push the table away. */
const SHOWN = 3;

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, paddingLeft: theme.spacing(2) },
    item: { marginTop: theme.spacing(0.5) },
  }),
  { name: 'EksHolesBanner' },
);

function Hole(props: { unit: ScanUnit }) {
  const { unit } = props;
  const { accountName, accountId, region, problem, clusters } = unit;
  const classes = useStyles();
  const t = useEksTranslation();
  const since = problem?.since ?? unit.lastAttempt;
  return (
    <li className={classes.item}>
      <strong>
        {accountName} ({accountId}), {region}
      </strong>{' '}
      {since &&
        t('fleet.holes.since', { age: <Moment form="age" at={since} /> })}{' '}
      {problem && <StateChip quiet state={problemState(t, problem)} />}
      <div>
        {problem?.message}{' '}
        {problem?.permission &&
          t('fleet.holes.permission', { permission: problem.permission })}{' '}
        {clusters > 0
          ? t('fleet.holes.kept', { count: clusters })
          : t('fleet.holes.none')}
      </div>
    </li>
  );
}

/** Names each account and region that could not be read, since when, and why. */
export function HolesBanner(props: { holes: ScanUnit[] }) {
  const { holes } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const [all, setAll] = useState(false);
  if (holes.length === 0) return null;
  const hidden = holes.length - SHOWN;
  return (
    <Alert severity="warning" role="region" aria-labelledby="eks-holes">
      <AlertTitle id="eks-holes">
        {t('fleet.holes.title', { count: countAccounts(holes) })}
      </AlertTitle>
      <ul className={classes.list}>
        {(all ? holes : holes.slice(0, SHOWN)).map(unit => (
          <Hole key={`${unit.accountId}/${unit.region}`} unit={unit} />
        ))}
      </ul>
      {hidden > 0 && (
        <Button
          size="small"
          color="inherit"
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {all
            ? t('fleet.holes.less')
            : t('fleet.holes.more', { count: hidden })}
        </Button>
      )}
    </Alert>
  );
}
