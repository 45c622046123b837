import { makeStyles } from '@material-ui/core/styles';
import { Peering, PeeringSide } from '@xkf/backstage-plugin-eks-common';
import { ReactNode } from 'react';
import { SourceLink } from '../cluster/terraform/SourceLink';
import { problemState } from '../state/dataState';
import {
  connectionState,
  declaredState,
  disagreementState,
  routesState,
} from '../state/peeringState';
import { StateChip } from '../state/StateChip';
import { Lesser } from '../text/Lesser';
import { useNow } from '../time/useNow';
import { useEksTranslation } from '../translation';

const useStyles = makeStyles(
  theme => ({
    sides: { display: 'grid', gap: theme.spacing(0.5), margin: 0 },
    value: { margin: 0 },
    list: {
      display: 'grid',
      gap: theme.spacing(1),
      minWidth: 220,
      margin: 0,
      padding: 0,
      listStyle: 'none',
    },
  }),
  { name: 'EksPeeringCells' },
);

/** The account of a side, and its network. */
export function SideCell(props: { side: PeeringSide }) {
  const { accountName, accountId, vpcName, vpcId, cidr, known } = props.side;
  const t = useEksTranslation();
  return (
    <>
      {accountName}
      {accountName !== accountId && (
        <Lesser display="block" noWrap>
          {accountId}
        </Lesser>
      )}
      <Lesser display="block">
        {[vpcName ?? vpcId, cidr].filter(Boolean).join(', ')}
      </Lesser>
      {!known && <Lesser display="block">{t('peerings.notRead')}</Lesser>}
    </>
  );
}

/** The same about both sides, one beneath the other. */
function BothSides(props: {
  peering: Peering;
  children: (side: PeeringSide) => ReactNode;
}) {
  const { peering, children } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <dl className={classes.sides}>
      {(['requester', 'accepter'] as const).map(side => (
        <div key={side}>
          <dt>
            <Lesser>{t(`peerings.side.${side}`)}</Lesser>
          </dt>
          <dd className={classes.value}>{children(peering[side])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Routes(props: { side: PeeringSide }) {
  const { routes, problem } = props.side;
  const t = useEksTranslation();
  if (routes) return <StateChip quiet state={routesState(t, routes)} />;
  return problem ? (
    <StateChip quiet state={problemState(t, problem)} />
  ) : (
    <>{t('value.unknown')}</>
  );
}

/** Routes of each side to the other. */
export function RoutesCell(props: { peering: Peering }) {
  return (
    <BothSides peering={props.peering}>
      {side => <Routes side={side} />}
    </BothSides>
  );
}

function Declaration(props: { side: PeeringSide }) {
  const { side } = props;
  const { declared, problem } = side;
  const t = useEksTranslation();
  if (!declared) {
    // Where something could not be read, it is not known that there is none.
    const state = problem ? problemState(t, problem) : declaredState(t, side);
    return <StateChip quiet state={state} />;
  }
  return (
    <>
      <SourceLink source={declared} />
      <Lesser display="block">{declared.repository}</Lesser>
    </>
  );
}

/** Where each side is declared. */
export function DeclaredCell(props: { peering: Peering }) {
  return (
    <BothSides peering={props.peering}>
      {side => <Declaration side={side} />}
    </BothSides>
  );
}

/** What AWS says about the connection. */
export function ConnectionChip(props: {
  connection: Peering['connection'];
  quiet?: boolean;
}) {
  const { connection, quiet } = props;
  const t = useEksTranslation();
  const now = useNow();
  const state = connectionState(t, connection ?? { status: 'absent' }, now);
  return <StateChip quiet={quiet} state={state} />;
}

/** What does not agree, and what to do about it. */
export function Disagreements(props: { peering: Peering }) {
  const { disagreements } = props.peering;
  const classes = useStyles();
  const t = useEksTranslation();
  if (disagreements.length === 0) {
    return (
      <StateChip
        quiet
        state={{ tone: 'good', icon: 'ok', word: t('peerings.agrees') }}
      />
    );
  }
  return (
    <ul className={classes.list}>
      {disagreements.map((one, index) => (
        <li key={`${index} ${one.code}`}>
          <StateChip quiet state={disagreementState(t, one)} />
          <div>{one.message}</div>
        </li>
      ))}
    </ul>
  );
}
