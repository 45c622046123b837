import { ComponentType } from 'react';
import { EksQueries } from '../api/queryClient';
import { AccountPicker } from './AccountPicker';
import { ClusterPicker } from './ClusterPicker';
import { NetworkPicker } from './NetworkPicker';
import { PolicyEditor } from './PolicyEditor';
import { ReleasePicker } from './ReleasePicker';
import {
  accountSchema,
  clusterSchema,
  networkSchema,
  policySchema,
  releaseSchema,
} from './schemas';
import {
  validateAccount,
  validateCluster,
  validateNetwork,
  validatePolicy,
  validateRelease,
} from './validation';

/** A form stands outside of the plugin's pages, so that a field brings the cache itself. */
function cached<Props extends object>(Field: ComponentType<Props>) {
  return (props: Props) => (
    <EksQueries>
      <Field {...props} />
    </EksQueries>
  );
}

/** `ui:field: EksClusterPicker`: one cluster, or several. */
export const clusterPicker = {
  name: 'EksClusterPicker',
  component: cached(ClusterPicker),
  validation: validateCluster,
  schema: clusterSchema,
};

/** `ui:field: EksTenantAccountPicker`: the account of a tenant. */
export const accountPicker = {
  name: 'EksTenantAccountPicker',
  component: cached(AccountPicker),
  validation: validateAccount,
  schema: accountSchema,
};

/** `ui:field: EksNetworkPicker`: a network, or a range that no network has. */
export const networkPicker = {
  name: 'EksNetworkPicker',
  component: cached(NetworkPicker),
  validation: validateNetwork,
  schema: networkSchema,
};

/** `ui:field: EksReleaseVersionPicker`: the release of new nodes. */
export const releasePicker = {
  name: 'EksReleaseVersionPicker',
  component: cached(ReleasePicker),
  validation: validateRelease,
  schema: releaseSchema,
};

/** `ui:field: EksPolicyEditor`: a policy document of IAM. */
export const policyEditor = {
  name: 'EksPolicyEditor',
  component: cached(PolicyEditor),
  validation: validatePolicy,
  schema: policySchema,
};
