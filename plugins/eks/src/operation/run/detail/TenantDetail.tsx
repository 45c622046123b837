import { StepDetail } from '@xkf/backstage-plugin-eks-common';
import { AccountDetail } from './AccountDetail';
import { IrsaRoleDetail } from './IrsaRoleDetail';
import { PeeringConnectionDetail } from './PeeringConnectionDetail';

type Detail = Extract<
  StepDetail,
  { type: 'account' | 'irsa-role' | 'peering' }
>;

/** What a step about a tenant's account, a role or a peering shows. */
export function TenantDetail(props: { detail: Detail }) {
  const { detail } = props;
  switch (detail.type) {
    case 'account':
      return <AccountDetail detail={detail} />;
    case 'irsa-role':
      return <IrsaRoleDetail detail={detail} />;
    default:
      return <PeeringConnectionDetail detail={detail} />;
  }
}
