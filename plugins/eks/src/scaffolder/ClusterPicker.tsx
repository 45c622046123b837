import { formatClusterArn } from '@xkf/backstage-plugin-eks-common';
import { useClusters } from '../api/fleetQueries';
import { useEksTranslation } from '../translation';
import { ChoiceField, ChoicesField } from './ChoiceField';
import { fieldFrame, listHint } from './frame';
import { clustersOf } from './clustersOf';
import { clusterSchema } from './schemas';

/** Takes one cluster, or several where the template says `type: array`. */
export function ClusterPicker(props: typeof clusterSchema.TProps) {
  const { schema, uiSchema, formData, onChange } = props;
  const t = useEksTranslation();
  const clusters = useClusters();
  const accountId = uiSchema['ui:options']?.accountId;
  const shared = {
    ...fieldFrame(props, t('field.cluster'), listHint(t, clusters)),
    loading: clusters.isPending,
    choices: (clusters.data?.items ?? [])
      .filter(cluster => !accountId || cluster.accountId === accountId)
      .map(cluster => ({
        value: formatClusterArn({ ...cluster, clusterName: cluster.name }),
        label: t('field.cluster.label', {
          name: cluster.name,
          account: cluster.accountName,
          region: cluster.region,
          version: cluster.version,
        }),
      })),
  };
  const given = clustersOf(formData);
  return schema.type === 'array' ? (
    <ChoicesField {...shared} values={given} onChange={onChange} />
  ) : (
    <ChoiceField {...shared} value={given[0]} onChange={onChange} />
  );
}
