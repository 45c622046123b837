import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { CopyableId } from '../../../copy/CopyableId';
import { CopyableText } from '../../../copy/CopyableText';
import { Facts } from '../../../facts/Facts';
import { Lesser } from '../../../text/Lesser';
import { useEksTranslation } from '../../../translation';
import { Section } from '../../Section';

type Detail = Extract<StepDetail, { type: 'irsa-role' }>;

/** The role of a service account, and what its pods need to take it. */
export function IrsaRoleDetail(props: { detail: Detail }) {
  const { roleArn, serviceAccountYaml } = props.detail;
  const t = useEksTranslation();
  return (
    <>
      <Section title={t('roles.facts')}>
        <Facts
          facts={[
            {
              label: t('roles.fact.arn'),
              value: <CopyableId value={roleArn} />,
            },
          ]}
        />
      </Section>
      <Section title={t('run.serviceAccount')}>
        {t('run.serviceAccount.text')}
        <CopyableText
          value={serviceAccountYaml}
          label={t('run.serviceAccount')}
          action={t('roles.yaml.copy')}
        />
        <Lesser component="p" variant="body2">
          {t('roles.noAudience')}
        </Lesser>
      </Section>
    </>
  );
}
