import { Addon } from '@xkf/backstage-plugin-eks-common';
import { Facts } from '../../facts/Facts';
import { IdList } from '../../facts/IdList';
import { Moment } from '../../time/Moment';
import { useEksTranslation } from '../../translation';
import { awsStatusWords } from '../awsWords';
import { HealthIssues } from '../HealthIssues';

/** Everything else about an add-on, its issues first. */
export function AddonDetails(props: { addon: Addon }) {
  const { addon } = props;
  const t = useEksTranslation();
  return (
    <>
      {addon.healthIssues.length > 0 && (
        <HealthIssues issues={addon.healthIssues} />
      )}
      <Facts
        facts={[
          {
            label: t('addons.detail.status'),
            value: awsStatusWords(t, addon.status),
          },
          {
            label: t('addons.detail.arn'),
            value: <IdList ids={[addon.arn]} />,
          },
          {
            label: t('addons.detail.role'),
            value: <IdList ids={[addon.serviceAccountRoleArn]} />,
          },
          {
            label: t('addons.detail.created'),
            value: <Moment at={addon.createdAt} />,
          },
        ]}
      />
    </>
  );
}
