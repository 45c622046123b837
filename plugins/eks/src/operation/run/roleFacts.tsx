import { IrsaRoleInput } from '@xkf/backstage-plugin-eks-common';
import { Fact } from '../../facts/Facts';
import { IdList } from '../../facts/IdList';
import { CopyableText } from '../../copy/CopyableText';
import { EksTranslate } from '../../translation';
import { ClusterLink } from '../ClusterLink';

/** The role that an operation makes, and who may take it. */
export function roleFacts(t: EksTranslate, input: IrsaRoleInput): Fact[] {
  const { roleName, accountId, region, clusters } = input;
  const { namespace, serviceAccount, policyArns, policyJson } = input;
  return [
    { label: t('roles.column.name'), value: roleName },
    {
      label: t('fleet.column.account'),
      value: `${accountId}, ${region}`,
    },
    {
      label: t('run.serviceAccount'),
      value: `${namespace}/${serviceAccount}`,
    },
    {
      label: t('run.fact.clusters'),
      value: clusters.map(id => (
        <div key={`${id.accountId} ${id.region} ${id.clusterName}`}>
          <ClusterLink id={id} />
        </div>
      )),
    },
    {
      label: t('run.fact.policyArns'),
      value: <IdList ids={policyArns} />,
    },
    {
      label: t('run.fact.policy'),
      value: policyJson ? (
        <CopyableText
          value={policyJson}
          label={t('run.fact.policy')}
          action={t('run.fact.policyCopy')}
        />
      ) : (
        t('value.none')
      ),
    },
  ];
}
