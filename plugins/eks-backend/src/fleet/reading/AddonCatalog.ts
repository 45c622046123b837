import { AwsReader } from '../../aws';
import { SingleFlightCache } from '../../cache/SingleFlightCache';
import { AddonVersions, toAddonVersions } from './addonFacts';

const MAX_AGE_MS = 60 * 60_000;

/**
 * Versions of add-ons that fit a Kubernetes version, by region. Read once an
 * hour for all accounts, since AWS offers the same to everyone.
 */
export class AddonCatalog {
  readonly #cache = new SingleFlightCache<AddonVersions>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 1000,
  });

  /** @throws AwsReadError */
  versions(
    reader: AwsReader,
    region: string,
    addon: string,
    kubernetesVersion: string,
  ): Promise<AddonVersions> {
    return this.#cache.get(
      `${region} ${addon} ${kubernetesVersion}`,
      async () =>
        toAddonVersions(
          await reader.describeAddonVersions(addon, kubernetesVersion),
          kubernetesVersion,
        ),
    );
  }
}
