/**
 * Which packages of this repository a package may import. `tests` are allowed
 * in test files only. A package that is missing here may import none.
 */
const plugin = name => `@xkf/backstage-plugin-${name}`;

const tfvars = '@xkf/tfvars';
const sandbox = '@xkf/sandbox';
const common = plugin('eks-common');
const node = plugin('eks-node');
const backend = plugin('eks-backend');
const frontend = plugin('eks');
const catalogModule = plugin('catalog-backend-module-eks');
const kubernetesModule = plugin('kubernetes-backend-module-eks');
const scaffolderModule = plugin('scaffolder-backend-module-eks');

module.exports = {
  [tfvars]: { imports: [] },
  [common]: { imports: [] },
  [node]: { imports: [common] },
  [backend]: { imports: [common, node, tfvars], tests: [sandbox] },
  [frontend]: { imports: [common] },
  [catalogModule]: { imports: [common, node], tests: [sandbox] },
  [kubernetesModule]: { imports: [common, node], tests: [sandbox] },
  [scaffolderModule]: { imports: [common, node, tfvars], tests: [sandbox] },
  [sandbox]: { imports: [] },
  app: { imports: [frontend, common], tests: [sandbox] },
  backend: {
    imports: [
      backend,
      node,
      common,
      catalogModule,
      kubernetesModule,
      scaffolderModule,
    ],
    tests: [sandbox],
  },
};
