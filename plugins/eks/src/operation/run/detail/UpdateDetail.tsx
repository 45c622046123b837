import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { HealthIssues } from '../../../cluster/HealthIssues';
import { updateParamWords } from '../../../cluster/updates/updateParamWords';
import {
  updateTargetWords,
  updateTypeWords,
} from '../../../cluster/updates/updateWords';
import { Facts } from '../../../facts/Facts';
import { IdList } from '../../../facts/IdList';
import { StateChip } from '../../../state/StateChip';
import { updateState } from '../../../state/updateState';
import { formatDuration } from '../../../time/duration';
import { Moment } from '../../../time/Moment';
import { useEksTranslation } from '../../../translation';
import { Section } from '../../Section';
import { UsualTime } from './UsualTime';

type Detail = Extract<StepDetail, { type: 'update' }>;

/** An update that AWS carries out, with its progress against the usual time. */
export function UpdateDetail(props: { detail: Detail }) {
  const { update, usualSeconds } = props.detail;
  const t = useEksTranslation();
  const runs = update.status === 'InProgress' && update.createdAt;
  return (
    <Section title={t('run.update')}>
      {runs && <UsualTime since={runs} usualSeconds={usualSeconds} />}
      {update.errors.length > 0 && <HealthIssues issues={update.errors} />}
      <Facts
        facts={[
          {
            label: t('updates.column.status'),
            value: <StateChip state={updateState(t, update.status)} />,
          },
          {
            label: t('updates.column.type'),
            value: updateTypeWords(t, update),
          },
          {
            label: t('updates.column.target'),
            value: updateTargetWords(t, update),
          },
          {
            label: t('updates.column.params'),
            value:
              update.params
                .map(param => updateParamWords(t, param))
                .join('; ') || t('value.none'),
          },
          {
            label: t('updates.column.created'),
            value: <Moment at={update.createdAt} />,
          },
          {
            label: t('run.usual'),
            value: formatDuration(t, usualSeconds),
          },
          {
            label: t('updates.detail.id'),
            value: <IdList ids={[update.id]} />,
          },
        ]}
      />
    </Section>
  );
}
