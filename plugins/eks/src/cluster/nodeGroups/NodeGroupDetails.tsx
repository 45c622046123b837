import { NodeGroup } from '@xkf/backstage-plugin-eks-common';
import { Facts } from '../../facts/Facts';
import { IdList } from '../../facts/IdList';
import { Tags, tagsOf, taintText } from '../../facts/Tags';
import { Moment } from '../../time/Moment';
import { EksTranslate, useEksTranslation } from '../../translation';
import { awsStatusWords, capacityWords } from '../awsWords';
import { HealthIssues } from '../HealthIssues';

function launchTemplateText(
  t: EksTranslate,
  template: NodeGroup['launchTemplate'],
): string {
  if (!template) return t('value.none');
  const { name, id, version } = template;
  return [
    name ?? id ?? t('value.unknown'),
    version && t('nodeGroups.detail.launchTemplateVersion', { version }),
  ]
    .filter(Boolean)
    .join(', ');
}

function useFacts(nodeGroup: NodeGroup) {
  const t = useEksTranslation();
  const { image, diskSizeGiB } = nodeGroup;
  return [
    {
      label: t('nodeGroups.detail.status'),
      value: awsStatusWords(t, nodeGroup.status),
    },
    image.releasedAt
      ? {
          label: t('nodeGroups.detail.released'),
          value: <Moment form="day" at={image.releasedAt} />,
        }
      : undefined,
    {
      label: t('nodeGroups.detail.capacity'),
      value: capacityWords(t, nodeGroup.capacityType),
    },
    diskSizeGiB === undefined
      ? undefined
      : {
          label: t('nodeGroups.detail.disk'),
          value: t('nodeGroups.detail.diskSize', { n: String(diskSizeGiB) }),
        },
    {
      label: t('nodeGroups.detail.labels'),
      value: <Tags tags={tagsOf(nodeGroup.labels)} />,
    },
    {
      label: t('nodeGroups.detail.taints'),
      value: <Tags tags={nodeGroup.taints.map(taintText)} />,
    },
    {
      label: t('nodeGroups.detail.launchTemplate'),
      value: launchTemplateText(t, nodeGroup.launchTemplate),
    },
    nodeGroup.maxUnavailable
      ? {
          label: t('nodeGroups.detail.maxUnavailable'),
          value: nodeGroup.maxUnavailable,
        }
      : undefined,
    {
      label: t('nodeGroups.detail.subnets'),
      value: <IdList ids={nodeGroup.subnetIds} />,
    },
    {
      label: t('nodeGroups.detail.role'),
      value: <IdList ids={[nodeGroup.nodeRoleArn]} />,
    },
    {
      label: t('nodeGroups.detail.autoScalingGroups'),
      value: <IdList ids={nodeGroup.autoScalingGroups} />,
    },
    {
      label: t('nodeGroups.detail.arn'),
      value: <IdList ids={[nodeGroup.arn]} />,
    },
    {
      label: t('nodeGroups.detail.tags'),
      value: <Tags tags={tagsOf(nodeGroup.tags)} />,
    },
    {
      label: t('nodeGroups.detail.created'),
      value: <Moment at={nodeGroup.createdAt} />,
    },
    {
      label: t('nodeGroups.detail.modified'),
      value: <Moment at={nodeGroup.modifiedAt} />,
    },
  ];
}

/** Everything else about a node group, its issues first. */
export function NodeGroupDetails(props: { nodeGroup: NodeGroup }) {
  const { nodeGroup } = props;
  const { healthIssues } = nodeGroup;
  const facts = useFacts(nodeGroup);
  return (
    <>
      {healthIssues.length > 0 && <HealthIssues issues={healthIssues} />}
      <Facts facts={facts} />
    </>
  );
}
