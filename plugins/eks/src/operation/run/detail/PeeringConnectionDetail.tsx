import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { CopyableId } from '../../../copy/CopyableId';
import { Facts } from '../../../facts/Facts';
import { connectionState, routesState } from '../../../state/peeringState';
import { StateChip } from '../../../state/StateChip';
import { Moment } from '../../../time/Moment';
import { useNow } from '../../../time/useNow';
import { useEksTranslation } from '../../../translation';
import { Section } from '../../Section';
import { PullRequestDetail } from './PullRequestDetail';

type Detail = Extract<StepDetail, { type: 'peering' }>;

/** The connection of a peering as AWS has it, its routes, and whose apply is awaited. */
export function PeeringConnectionDetail(props: { detail: Detail }) {
  const { detail } = props;
  const { connectionId, message, expiresAt, routes, awaited } = detail;
  const t = useEksTranslation();
  const now = useNow();
  return (
    <>
      <Section title={t('run.peering')}>
        <Facts
          facts={[
            {
              label: t('peerings.connection'),
              value: <StateChip state={connectionState(t, detail, now)} />,
            },
            connectionId
              ? {
                  label: t('peerings.fact.connection'),
                  value: <CopyableId value={connectionId} />,
                }
              : undefined,
            message
              ? { label: t('peerings.fact.message'), value: message }
              : undefined,
            expiresAt
              ? {
                  label: t('peerings.fact.expires'),
                  value: <Moment at={expiresAt} />,
                }
              : undefined,
            ...routes.map(count => ({
              label: t(`run.peering.routes.${count.side}`),
              value: <StateChip quiet state={routesState(t, count)} />,
            })),
          ]}
        />
      </Section>
      {awaited && <PullRequestDetail detail={awaited} />}
    </>
  );
}
