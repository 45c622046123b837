import {
  OperationInput,
  RotationInput,
  UpgradeInput,
} from '@xkf/backstage-plugin-eks-common';
import { Fact } from '../../facts/Facts';
import { EksTranslate } from '../../translation';
import { accountFacts } from './accountFacts';
import { peeringFacts } from './peeringFacts';
import { registrationFacts } from './registrationFacts';
import { roleFacts } from './roleFacts';

type TenantInput = Exclude<OperationInput, UpgradeInput | RotationInput>;

/** What an operation about a tenant, a role or a peering shall do. */
export function tenantFacts(t: EksTranslate, input: TenantInput): Fact[] {
  switch (input.kind) {
    case 'tenant-account':
      return accountFacts(t, input);
    case 'tenant-registration':
      return registrationFacts(t, input);
    case 'irsa-role':
      return roleFacts(t, input);
    default:
      return peeringFacts(t, input);
  }
}
