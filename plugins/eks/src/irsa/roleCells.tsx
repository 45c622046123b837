import { makeStyles } from '@material-ui/core/styles';
import { IrsaRole } from '@xkf/backstage-plugin-eks-common';
import { ClusterLink } from '../operation/ClusterLink';
import { roleDriftState, roleInStep } from '../state/roleState';
import { StateChip } from '../state/StateChip';
import { Lesser } from '../text/Lesser';
import { ageMs } from '../time/age';
import { Moment } from '../time/Moment';
import { useNow } from '../time/useNow';
import { useEksTranslation } from '../translation';

/** IAM remembers the last use for so long, in milliseconds. */
const TRACKED_MS = 400 * 24 * 60 * 60_000;

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(0.75),
      margin: 0,
      padding: 0,
      listStyle: 'none',
      overflowWrap: 'anywhere',
    },
    drift: { minWidth: 200 },
  }),
  { name: 'EksRoleCells' },
);

type Trust = IrsaRole['trust'][number];

/** The cluster whose pods may take the role, or that the issuer is of none we know. */
function Issuer(props: { trust: Trust }) {
  const { cluster, issuer } = props.trust;
  const t = useEksTranslation();
  if (cluster) return <ClusterLink id={cluster} />;
  return (
    <StateChip
      quiet
      state={{
        tone: 'notice',
        icon: 'unknown',
        word: t('roles.issuerUnknown'),
        hint: issuer,
      }}
    />
  );
}

/** Who may take a role, one line for each statement of its trust policy. */
export function TrustCell(props: { role: IrsaRole }) {
  const { trust, exists } = props.role;
  const classes = useStyles();
  const t = useEksTranslation();
  if (trust.length === 0) {
    return <>{t(exists ? 'roles.trustsNobody' : 'value.none')}</>;
  }
  return (
    <ul className={classes.list}>
      {trust.map((one, index) => (
        <li key={`${index} ${one.issuer}`}>
          <Issuer trust={one} />
          <Lesser display="block">
            {one.namespace}/{one.serviceAccount}
          </Lesser>
        </li>
      ))}
    </ul>
  );
}

/** When a role was last taken, as far as IAM remembers. */
export function LastUsedCell(props: { role: IrsaRole }) {
  const { exists, lastUsedAt, createdAt } = props.role;
  const t = useEksTranslation();
  const now = useNow();
  if (!exists) return <>{t('value.none')}</>;
  if (lastUsedAt) return <Moment quiet at={lastUsedAt} />;
  const isYoung = createdAt && ageMs(createdAt, now) < TRACKED_MS;
  return <>{t(isYoung ? 'roles.notUsedYet' : 'roles.notUsed')}</>;
}

/** What does not agree with the clusters, and what to do about it. */
export function DriftCell(props: { role: IrsaRole }) {
  const { drift } = props.role;
  const classes = useStyles();
  const t = useEksTranslation();
  if (drift.length === 0) return <StateChip quiet state={roleInStep(t)} />;
  return (
    <ul className={`${classes.list} ${classes.drift}`}>
      {drift.map((one, index) => (
        <li key={`${index} ${one.code}`}>
          <StateChip quiet state={roleDriftState(t, one)} />
          <Lesser display="block">{one.message}</Lesser>
        </li>
      ))}
    </ul>
  );
}
