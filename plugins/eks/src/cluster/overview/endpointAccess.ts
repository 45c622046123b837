import { ClusterDetail } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';

type Access = ClusterDetail['endpointAccess'];

const everywhere = ['0.0.0.0/0', '::/0'];

/** True when the whole internet may reach the API server. */
export function isOpenToAll(access: Access): boolean {
  return (
    access.public && access.publicCidrs.some(cidr => everywhere.includes(cidr))
  );
}

/** From where the API server can be reached, as a sentence. */
export function accessWords(t: EksTranslate, access: Access): string {
  if (access.public && access.private) return t('overview.access.both');
  if (access.public) return t('overview.access.public');
  return access.private
    ? t('overview.access.private')
    : t('overview.access.none');
}
