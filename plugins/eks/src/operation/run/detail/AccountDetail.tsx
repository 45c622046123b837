import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { CopyableId } from '../../../copy/CopyableId';
import { Facts } from '../../../facts/Facts';
import { accountRequestState } from '../../../state/tenantState';
import { StateChip } from '../../../state/StateChip';
import { useEksTranslation } from '../../../translation';
import { Section } from '../../Section';

type Detail = Extract<StepDetail, { type: 'account' }>;

/** The account of a tenant as far as AWS has made it. */
export function AccountDetail(props: { detail: Detail }) {
  const { name, email, accountId, state, organizationalUnit } = props.detail;
  const t = useEksTranslation();
  return (
    <Section title={t('run.account')}>
      <Facts
        facts={[
          {
            label: t('run.account.state'),
            value: <StateChip state={accountRequestState(t, state)} />,
          },
          { label: t('run.account.name'), value: name },
          {
            label: t('tenants.fact.id'),
            value: accountId ? (
              <CopyableId value={accountId} />
            ) : (
              t('run.account.noId')
            ),
          },
          { label: t('tenants.fact.email'), value: email },
          organizationalUnit
            ? { label: t('tenants.column.unit'), value: organizationalUnit }
            : undefined,
        ]}
      />
    </Section>
  );
}
