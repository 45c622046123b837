import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { Peering, PeeringRemovalInput } from '@xkf/backstage-plugin-eks-common';
import { FormEvent, useState } from 'react';
import { Section } from '../../operation/Section';
import { ReasonField } from '../../operation/wizard/ReasonField';
import { WizardActions } from '../../operation/wizard/WizardActions';
import { EksTranslate, useEksTranslation } from '../../translation';
import { removalInput } from './removalInput';

const useStyles = makeStyles(
  theme => ({
    list: {
      display: 'grid',
      gap: theme.spacing(0.5),
      margin: theme.spacing(1, 0),
      paddingLeft: theme.spacing(3),
      listStyle: 'disc',
    },
  }),
  { name: 'EksChooseRemoval' },
);

function routesLost(
  t: EksTranslate,
  peering: Peering,
  side: 'requester' | 'accepter',
): string {
  const { routes, accountName: account } = peering[side];
  const other = peering[side === 'requester' ? 'accepter' : 'requester'];
  const cidr = other.cidr ?? other.vpcId ?? other.accountName;
  return routes
    ? t('peering.remove.routes', { count: routes.present, account, cidr })
    : t('peering.remove.routesUnknown', { account, cidr });
}

/** What a removal stops, and why it is wanted. */
export function ChooseRemoval(props: {
  peering: Peering;
  onChosen: (input: PeeringRemovalInput) => void;
}) {
  const { peering, onChosen } = props;
  const classes = useStyles();
  const t = useEksTranslation();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onChosen(removalInput(peering, reason));
  };
  return (
    <form noValidate onSubmit={submit}>
      <Section title={t('peering.remove.stops')}>
        <Alert severity="warning">
          {t('peering.remove.traffic', {
            requester: peering.requester.accountName,
            accepter: peering.accepter.accountName,
          })}
        </Alert>
        <ul className={classes.list}>
          {(['accepter', 'requester'] as const).map(side => (
            <li key={side}>{routesLost(t, peering, side)}</li>
          ))}
        </ul>
        {t('peering.remove.order')}
      </Section>
      <ReasonField value={reason} onChange={setReason} />
      <WizardActions>
        <Button type="submit" color="primary" variant="contained">
          {t('wizard.toCheck')}
        </Button>
      </WizardActions>
    </form>
  );
}
