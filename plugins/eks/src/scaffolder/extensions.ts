import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

const fields = () => import('./formFields');

/** The fields of scaffolder templates, for the new frontend system. */
export const formFieldExtensions = [
  FormFieldBlueprint.make({
    name: 'cluster-picker',
    params: {
      field: async () => createFormField((await fields()).clusterPicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'tenant-account-picker',
    params: {
      field: async () => createFormField((await fields()).accountPicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'network-picker',
    params: {
      field: async () => createFormField((await fields()).networkPicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'release-version-picker',
    params: {
      field: async () => createFormField((await fields()).releasePicker),
    },
  }),
  FormFieldBlueprint.make({
    name: 'policy-editor',
    params: {
      field: async () => createFormField((await fields()).policyEditor),
    },
  }),
];
