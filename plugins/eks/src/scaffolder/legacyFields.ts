import { createScaffolderFieldExtension } from '@backstage/plugin-scaffolder-react';
import { eksPlugin } from '../legacyPlugin';
import {
  accountPicker,
  clusterPicker,
  networkPicker,
  policyEditor,
  releasePicker,
} from './formFields';

/** Field `EksClusterPicker` of scaffolder templates: one cluster, or several. @public */
export const EksClusterPickerFieldExtension = eksPlugin.provide(
  createScaffolderFieldExtension({
    ...clusterPicker,
    schema: clusterPicker.schema.schema,
  }),
);

/** Field `EksTenantAccountPicker` of scaffolder templates: the account of a tenant. @public */
export const EksTenantAccountPickerFieldExtension = eksPlugin.provide(
  createScaffolderFieldExtension({
    ...accountPicker,
    schema: accountPicker.schema.schema,
  }),
);

/** Field `EksNetworkPicker` of scaffolder templates: a network, or a free range. @public */
export const EksNetworkPickerFieldExtension = eksPlugin.provide(
  createScaffolderFieldExtension({
    ...networkPicker,
    schema: networkPicker.schema.schema,
  }),
);

/** Field `EksReleaseVersionPicker` of scaffolder templates: the release of new nodes. @public */
export const EksReleaseVersionPickerFieldExtension = eksPlugin.provide(
  createScaffolderFieldExtension({
    ...releasePicker,
    schema: releasePicker.schema.schema,
  }),
);

/** Field `EksPolicyEditor` of scaffolder templates: a policy document of IAM. @public */
export const EksPolicyEditorFieldExtension = eksPlugin.provide(
  createScaffolderFieldExtension({
    ...policyEditor,
    schema: policyEditor.schema.schema,
  }),
);
