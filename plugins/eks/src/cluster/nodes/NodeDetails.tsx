import { Node } from '@xkf/backstage-plugin-eks-common';
import { Facts } from '../../facts/Facts';
import { IdList } from '../../facts/IdList';
import { Tags, taintText } from '../../facts/Tags';
import { Moment } from '../../time/Moment';
import { useEksTranslation } from '../../translation';
import { capacityWords } from '../awsWords';

/** Everything else about a node. */
export function NodeDetails(props: { node: Node }) {
  const { node } = props;
  const t = useEksTranslation();
  const unknown = t('value.unknown');
  return (
    <Facts
      facts={[
        {
          label: t('nodes.detail.instance'),
          value: <IdList ids={[node.instanceId]} />,
        },
        {
          label: t('nodes.detail.ip'),
          value: <IdList ids={[node.internalIp]} />,
        },
        {
          label: t('nodes.detail.capacity'),
          value: capacityWords(t, node.capacityType),
        },
        {
          label: t('nodes.detail.architecture'),
          value: node.architecture ?? unknown,
        },
        { label: t('nodes.detail.os'), value: node.osImage ?? unknown },
        {
          label: t('nodes.detail.taints'),
          value: <Tags tags={node.taints.map(taintText)} />,
        },
        {
          label: t('nodes.detail.created'),
          value: <Moment at={node.createdAt} />,
        },
      ]}
    />
  );
}
