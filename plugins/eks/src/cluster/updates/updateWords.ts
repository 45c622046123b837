import { ClusterUpdate } from '@xkf/backstage-plugin-eks-common';
import { EksTranslate } from '../../translation';

/** The UpdateType values of the EKS API that have words of their own. */
const knownTypes = [
  'VersionUpdate',
  'VersionRollback',
  'EndpointAccessUpdate',
  'LoggingUpdate',
  'ConfigUpdate',
  'AddonUpdate',
  'VpcConfigUpdate',
  'AccessConfigUpdate',
  'UpgradePolicyUpdate',
  'ZonalShiftConfigUpdate',
  'AutoModeUpdate',
  'RemoteNetworkConfigUpdate',
  'DeletionProtectionUpdate',
  'CapabilityUpdate',
  'AssociateIdentityProviderConfig',
  'DisassociateIdentityProviderConfig',
  'AssociateEncryptionConfig',
] as const;

/** What an update does; a type newer than this list keeps AWS's own word. */
export function updateTypeWords(
  t: EksTranslate,
  update: Pick<ClusterUpdate, 'scope' | 'type'>,
): string {
  const { scope, type } = update;
  // EKS calls a new AMI release of a node group a version update as well.
  if (scope === 'node-group' && type === 'VersionUpdate') {
    return t('updates.type.nodeGroupVersion');
  }
  const known = knownTypes.find(name => name === type);
  return known ? t(`updates.type.${known}`) : type;
}

/** What an update is applied to. */
export function updateTargetWords(
  t: EksTranslate,
  update: Pick<ClusterUpdate, 'scope' | 'target'>,
): string {
  const { scope, target } = update;
  if (scope === 'cluster') return t('updates.scope.cluster');
  return t(`updates.scope.${scope}`, { name: target ?? '' });
}
