import { ClusterDetail } from '@xkf/backstage-plugin-eks-common';
import { CopyableId } from '../../copy/CopyableId';
import { Facts } from '../../facts/Facts';
import { IdList } from '../../facts/IdList';
import { useEksTranslation } from '../../translation';

/** Keys, roles and protection of a cluster. */
export function SecurityFacts(props: { cluster: ClusterDetail }) {
  const { cluster } = props;
  const { secretsKeyArn, certificateAuthority, deletionProtection } = cluster;
  const t = useEksTranslation();
  const protection = deletionProtection ? t('overview.on') : t('overview.off');
  return (
    <Facts
      facts={[
        {
          label: t('overview.encryption'),
          value: secretsKeyArn ? (
            <CopyableId value={secretsKeyArn} />
          ) : (
            t('overview.encryption.none')
          ),
        },
        {
          label: t('overview.oidc'),
          value: <IdList ids={[cluster.oidcIssuer]} />,
        },
        {
          label: t('overview.role'),
          value: <IdList ids={[cluster.roleArn]} />,
        },
        {
          label: t('overview.authentication'),
          value: cluster.authenticationMode ?? t('value.unknown'),
        },
        {
          label: t('overview.deletionProtection'),
          value:
            deletionProtection === undefined ? t('value.unknown') : protection,
        },
        certificateAuthority
          ? {
              label: t('overview.certificate'),
              value: (
                <CopyableId
                  value={certificateAuthority}
                  label={t('overview.certificate.copy')}
                />
              ),
            }
          : undefined,
      ]}
    />
  );
}
