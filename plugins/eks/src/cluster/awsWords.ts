import { EksTranslate } from '../translation';

/** NodegroupStatus and AddonStatus of the EKS API. */
const statuses = [
  'ACTIVE',
  'CREATING',
  'UPDATING',
  'DELETING',
  'DEGRADED',
  'CREATE_FAILED',
  'UPDATE_FAILED',
  'DELETE_FAILED',
] as const;

/** CapacityTypes of the EKS API. */
const capacities = ['ON_DEMAND', 'SPOT', 'CAPACITY_BLOCK'] as const;

/** The status of a node group or an add-on; an unknown one keeps AWS's own word. */
export function awsStatusWords(t: EksTranslate, status: string): string {
  const known = statuses.find(name => name === status);
  return known ? t(`aws.status.${known}`) : status;
}

/** How AWS sells the instances; an unknown way keeps AWS's own word. */
export function capacityWords(
  t: EksTranslate,
  capacity: string | undefined,
): string {
  if (!capacity) return t('value.unknown');
  const known = capacities.find(name => name === capacity);
  return known ? t(`aws.capacity.${known}`) : capacity;
}
