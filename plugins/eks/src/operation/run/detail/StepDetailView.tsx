import {
  clusterOfTarget,
  OperationTarget,
  StepDetail,
} from '@xkf/backstage-plugin-eks-common';
import { useEksTranslation } from '../../../translation';
import { DrainView } from '../../drain/DrainView';
import { FindingList } from '../../finding/FindingList';
import { Section } from '../../Section';
import { NodeGroupsDetail } from './NodeGroupsDetail';
import { OfferDetail } from './OfferDetail';
import { TenantDetail } from './TenantDetail';
import { PullRequestDetail } from './PullRequestDetail';
import { UpdateDetail } from './UpdateDetail';
import { VerificationDetail } from './VerificationDetail';

/** What a step shows besides words. */
export function StepDetailView(props: {
  target: OperationTarget;
  detail: StepDetail;
}) {
  const { target, detail } = props;
  const t = useEksTranslation();
  switch (detail.type) {
    case 'preflight':
      return (
        <Section title={t('finding.list')}>
          <FindingList findings={detail.findings} />
        </Section>
      );
    case 'pull-request':
      return <PullRequestDetail detail={detail} />;
    case 'update':
      return <UpdateDetail detail={detail} />;
    case 'node-groups':
      return <NodeGroupsDetail detail={detail} />;
    case 'drain':
      return <DrainView progress={detail.progress} />;
    case 'verification':
      return <VerificationDetail detail={detail} />;
    case 'offer': {
      const cluster = clusterOfTarget(target);
      return cluster ? <OfferDetail cluster={cluster} detail={detail} /> : null;
    }
    case 'account':
    case 'irsa-role':
    case 'peering':
      return <TenantDetail detail={detail} />;
    default:
      return null;
  }
}
