import { IrsaRole, serviceAccountYaml } from '@xkf/backstage-plugin-eks-common';
import { CopyableId } from '../copy/CopyableId';
import { CopyableText } from '../copy/CopyableText';
import { Facts } from '../facts/Facts';
import { ClusterLink } from '../operation/ClusterLink';
import { Section } from '../operation/Section';
import { Moment } from '../time/Moment';
import { useEksTranslation } from '../translation';
import { subjectsOf } from './subjects';

/** Issuers of the trust policy in full, and whether it asks for the audience. */
function Trust(props: { role: IrsaRole }) {
  const { trust } = props.role;
  const t = useEksTranslation();
  if (trust.length === 0) return <>{t('value.none')}</>;
  return (
    <>
      {trust.map(({ issuer, namespace, serviceAccount, audience }, index) => (
        <div key={`${index} ${issuer}`}>
          {namespace}/{serviceAccount}: <CopyableId value={issuer} />{' '}
          {!audience && t('roles.noAudience')}
        </div>
      ))}
    </>
  );
}

function ServiceAccounts(props: { role: IrsaRole }) {
  const { serviceAccounts } = props.role;
  const t = useEksTranslation();
  if (serviceAccounts.length === 0) return <>{t('value.none')}</>;
  return (
    <>
      {serviceAccounts.map(({ cluster, namespace, name }) => (
        <div
          key={`${cluster.accountId} ${cluster.region} ${cluster.clusterName} ${namespace} ${name}`}
        >
          {namespace}/{name}, <ClusterLink id={cluster} />
        </div>
      ))}
    </>
  );
}

/** A role with its ARN, its trust in full, and the annotation that makes pods take it. */
export function RoleDetails(props: { role: IrsaRole }) {
  const { role } = props;
  const { arn, createdAt } = role;
  const t = useEksTranslation();
  return (
    <>
      <Section title={t('roles.facts')} of={role.name}>
        <Facts
          facts={[
            { label: t('roles.fact.arn'), value: <CopyableId value={arn} /> },
            { label: t('roles.fact.trust'), value: <Trust role={role} /> },
            {
              label: t('roles.fact.serviceAccounts'),
              value: <ServiceAccounts role={role} />,
            },
            createdAt
              ? {
                  label: t('roles.fact.created'),
                  value: <Moment at={createdAt} />,
                }
              : undefined,
          ]}
        />
      </Section>
      {role.exists &&
        subjectsOf(role).map(subject => {
          const name = `${subject.namespace}/${subject.name}`;
          return (
            <Section
              key={name}
              title={t('roles.yaml', { name })}
              of={role.name}
            >
              <CopyableText
                value={serviceAccountYaml(subject, arn)}
                label={t('roles.yaml.label', { name })}
                action={t('roles.yaml.copy')}
              />
            </Section>
          );
        })}
    </>
  );
}
