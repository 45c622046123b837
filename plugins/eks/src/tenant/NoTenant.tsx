import {
  ListProblem,
  OrganizationInfo,
} from '@xkf/backstage-plugin-eks-common';
import { EmptyPanel } from '../feedback/EmptyPanel';
import { useEksTranslation } from '../translation';

/**
 * That there is no tenant to show: not known, none at all, or none of the reader's.
 * Who sees the organization sees every account in it.
 */
export function NoTenant(props: {
  problems: ListProblem[];
  organization: OrganizationInfo | undefined;
}) {
  const { problems, organization } = props;
  const t = useEksTranslation();
  if (problems.length > 0) {
    return (
      <EmptyPanel title={t('tenants.empty.unknown.title')}>
        {t('tenants.empty.unknown.text')}
      </EmptyPanel>
    );
  }
  return organization ? (
    <EmptyPanel title={t('tenants.empty.title')}>
      {t('tenants.empty.text')}
    </EmptyPanel>
  ) : (
    <EmptyPanel title={t('tenants.empty.yours.title')}>
      {t('tenants.empty.yours.text')}
    </EmptyPanel>
  );
}
