import type { AddonOffer } from '../../world/eks';
import { addonOf, clusterOf, eksPage } from './lookup';
import type { EksRoute } from './routes';

/** The versions of an add-on with the Kubernetes versions that each is for, newest first. */
function offered(offer: AddonOffer, kubernetesVersion: string | null) {
  const compatible = new Map<
    string,
    {
      clusterVersion: string;
      platformVersions: string[];
      defaultVersion: boolean;
    }[]
  >();
  for (const [clusterVersion, versions] of Object.entries(offer.versions)) {
    versions.forEach((version, index) => {
      if (!kubernetesVersion || kubernetesVersion === clusterVersion) {
        const list = compatible.get(version) ?? [];
        list.push({
          clusterVersion,
          platformVersions: ['*'],
          // EKS installs not the newest version but a proven one.
          defaultVersion: index === Math.min(1, versions.length - 1),
        });
        compatible.set(version, list);
      }
    });
  }
  return Array.from(compatible, ([addonVersion, compatibilities]) => ({
    addonVersion,
    architecture: ['amd64', 'arm64'],
    computeTypes: ['ec2', 'hybrid'],
    compatibilities,
    requiresConfiguration: false,
    requiresIamPermissions: offer.addonName === 'aws-ebs-csi-driver',
  })).sort((left, right) =>
    right.addonVersion.localeCompare(left.addonVersion, 'en', {
      numeric: true,
    }),
  );
}

/** Operations on add-ons. */
export const addonRoutes: EksRoute[] = [
  {
    name: 'ListAddons',
    method: 'GET',
    path: '/clusters/{clusterName}/addons',
    run: (context, input) => {
      const state = clusterOf(context, input.path.clusterName);
      const { items, nextToken } = eksPage(
        input,
        `addons of ${state.cluster.arn}`,
        Array.from(state.addons.keys()).sort(),
      );
      return { addons: items, nextToken };
    },
  },
  {
    name: 'DescribeAddon',
    method: 'GET',
    path: '/clusters/{clusterName}/addons/{addonName}',
    run: (context, { path }) => ({
      addon: addonOf(clusterOf(context, path.clusterName), path.addonName),
    }),
  },
  {
    name: 'DescribeAddonVersions',
    method: 'GET',
    path: '/addons/supported-versions',
    run: ({ world }, input) => {
      const { query } = input;
      const name = query.get('addonName');
      const matches = (filter: string, value: string) =>
        query.getAll(filter).length === 0 ||
        query.getAll(filter).includes(value);
      const addons = world.addonOffers
        .filter(
          offer =>
            (!name || offer.addonName === name) &&
            matches('types', offer.type) &&
            matches('publishers', offer.publisher) &&
            matches('owners', offer.owner),
        )
        .map(({ versions: _, ...offer }) => ({
          ...offer,
          addonVersions: offered(
            { versions: _, ...offer },
            query.get('kubernetesVersion'),
          ),
        }))
        .filter(addon => addon.addonVersions.length > 0);
      const { items, nextToken } = eksPage(input, 'addon versions', addons);
      return { addons: items, nextToken };
    },
  },
];
