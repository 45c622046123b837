import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { ScanUnit } from '@xkf/backstage-plugin-eks-common';
import { FewOfMany } from '../feedback/FewOfMany';
import { problemState } from '../state/dataState';
import { StateChip } from '../state/StateChip';
import { Moment } from '../time/Moment';
import { useEksTranslation } from '../translation';
import { countAccounts } from './summary';

function Hole(props: { unit: ScanUnit }) {
  const { unit } = props;
  const { accountName, accountId, region, problem, clusters } = unit;
  const t = useEksTranslation();
  const since = problem?.since ?? unit.lastAttempt;
  return (
    <>
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
    </>
  );
}

/** Names each account and region that could not be read, since when, and why. */
export function HolesBanner(props: { holes: ScanUnit[] }) {
  const { holes } = props;
  const t = useEksTranslation();
  if (holes.length === 0) return null;
  return (
    <Alert severity="warning" role="region" aria-labelledby="eks-holes">
      <AlertTitle id="eks-holes">
        {t('fleet.holes.title', { count: countAccounts(holes) })}
      </AlertTitle>
      <FewOfMany
        items={holes}
        keyOf={({ accountId, region }) => `${accountId}/${region}`}
      >
        {unit => <Hole unit={unit} />}
      </FewOfMany>
    </Alert>
  );
}
