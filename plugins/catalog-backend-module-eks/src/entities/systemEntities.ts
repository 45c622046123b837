import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  DEFAULT_NAMESPACE,
  KubernetesValidatorFunctions,
  SystemEntity,
} from '@backstage/catalog-model';
import { Tenant } from '@xkf/backstage-plugin-eks-common';
import { EksProviderConfig } from '../config/readEksProviderConfig';
import { LOCATION_TYPE } from './labels';
import { toLinks, toOwner } from './values';

/**
 * A system for each tenant that was registered and has an account, to which its
 * accounts belong. A tenant with several accounts has one.
 */
export function systemEntities(
  tenants: Iterable<Tenant>,
  config: EksProviderConfig,
): SystemEntity[] {
  const byName = new Map<string, SystemEntity>();
  for (const { tenant: name, owner } of tenants) {
    if (!name || !KubernetesValidatorFunctions.isValidObjectName(name))
      continue;
    if (byName.has(name)) continue;
    const location = `${LOCATION_TYPE}:tenant/${name}`;
    byName.set(name, {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'System',
      metadata: {
        name,
        namespace: DEFAULT_NAMESPACE,
        description: `Tenant ${name} of the platform`,
        annotations: {
          [ANNOTATION_LOCATION]: location,
          [ANNOTATION_ORIGIN_LOCATION]: location,
        },
        links: toLinks({
          'Accounts of tenants':
            config.portalUrl && `${config.portalUrl}/eks/tenants`,
        }),
      },
      spec: { owner: toOwner(owner, config.defaultOwner) },
    });
  }
  return [...byName.values()];
}
