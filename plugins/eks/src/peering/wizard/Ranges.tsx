import Alert from '@material-ui/lab/Alert';
import { Network } from '@xkf/backstage-plugin-eks-common';
import { Facts } from '../../facts/Facts';
import { Section } from '../../operation/Section';
import { useEksTranslation } from '../../translation';
import { overlapping } from './peeringDraft';

/** The ranges of both networks, and at once whether they can be joined. */
export function Ranges(props: { requester: Network; accepter: Network }) {
  const { requester, accepter } = props;
  const t = useEksTranslation();
  const shared = overlapping(requester, accepter);
  return (
    <Section title={t('peering.networks')}>
      <Facts
        facts={[
          {
            label: t('peering.range.requester'),
            value: requester.cidrs.join(', '),
          },
          {
            label: t('peering.range.accepter'),
            value: accepter.cidrs.join(', '),
          },
        ]}
      />
      <Alert
        severity={shared ? 'error' : 'success'}
        role={shared ? 'alert' : 'status'}
        style={{ marginTop: 8 }}
      >
        {shared ? t('peering.overlap', shared) : t('peering.apart')}
      </Alert>
    </Section>
  );
}
