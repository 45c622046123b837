import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Peering, PeeringSide } from '@xkf/backstage-plugin-eks-common';
import { ReactNode } from 'react';
import { CopyableId } from '../copy/CopyableId';
import { Fact, Facts } from '../facts/Facts';
import { problemState } from '../state/dataState';
import { StateChip } from '../state/StateChip';
import { Moment } from '../time/Moment';
import { EksTranslate, useEksTranslation } from '../translation';
import { ConnectionChip } from './peeringCells';
import { RemovePeering } from './RemovePeering';

const useStyles = makeStyles(
  theme => ({
    sides: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(260px, 1fr))',
      gap: theme.spacing(2, 3),
      margin: theme.spacing(1, 0, 2),
    },
    actions: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
    },
  }),
  { name: 'EksPeeringDetails' },
);

const fact = (label: string, value: Fact['value']): Fact | undefined =>
  value ? { label, value } : undefined;

function sideFacts(t: EksTranslate, side: PeeringSide): (Fact | undefined)[] {
  const { accountId, accountName, environment, region } = side;
  const { vpcId, vpcName, cidr, declared, problem } = side;
  const declaredRange = declared?.destinationCidrBlock;
  return [
    {
      label: t('fleet.column.account'),
      value: (
        <>
          {accountName !== accountId && `${accountName} `}
          <CopyableId value={accountId} />
        </>
      ),
    },
    fact(t('fleet.column.environment'), environment),
    { label: t('fleet.column.region'), value: region },
    fact(
      t('peerings.fact.vpc'),
      vpcId && (
        <>
          {vpcName && `${vpcName} `}
          <CopyableId value={vpcId} />
        </>
      ),
    ),
    fact(t('peerings.fact.cidr'), cidr && <CopyableId value={cidr} />),
    fact(t('peerings.fact.destination'), declaredRange),
    fact(
      t('peerings.fact.problem'),
      problem && (
        <>
          <StateChip state={problemState(t, problem)} />
          <div>{problem.message}</div>
        </>
      ),
    ),
  ];
}

// Not a landmark: several rows may be open, and each has the same parts.
function Part(props: { title: string; children: ReactNode }) {
  return (
    <div>
      <Typography variant="subtitle2" component="h3" gutterBottom>
        {props.title}
      </Typography>
      {props.children}
    </div>
  );
}

/** Both sides with their ids, the connection, and the way to remove it. */
export function PeeringDetails(props: { peering: Peering }) {
  const { peering } = props;
  const { connection } = peering;
  const classes = useStyles();
  const t = useEksTranslation();
  return (
    <>
      <div className={classes.sides}>
        {(['requester', 'accepter'] as const).map(side => (
          <Part key={side} title={t(`peerings.side.${side}`)}>
            <Facts facts={sideFacts(t, peering[side])} />
          </Part>
        ))}
        <Part title={t('peerings.connection')}>
          <Facts
            facts={[
              {
                label: t('peerings.column.aws'),
                value: <ConnectionChip connection={connection} />,
              },
              fact(
                t('peerings.fact.connection'),
                connection && <CopyableId value={connection.id} />,
              ),
              fact(t('peerings.fact.message'), connection?.message),
              fact(
                t('peerings.fact.expires'),
                connection?.expiresAt &&
                  connection.status === 'pending-acceptance' && (
                    <Moment at={connection.expiresAt} />
                  ),
              ),
            ]}
          />
        </Part>
      </div>
      <div className={classes.actions}>
        <RemovePeering peering={peering} />
      </div>
    </>
  );
}
