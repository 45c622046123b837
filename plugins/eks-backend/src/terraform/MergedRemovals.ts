import { ConfiguredRepository } from './repository';
import { ChangeStore } from './store/ChangeStore';

/** So many merged pull requests are looked through, the newest first. */
const LIMIT = 200;

/** Finds what pull requests of the portal removed from files and AWS may still have. */
export class MergedRemovals {
  readonly #store: ChangeStore;

  constructor(store: ChangeStore) {
    this.#store = store;
  }

  /**
   * Names of the node groups of pools that merged pull requests took away, as
   * long as AWS was not seen without them.
   */
  async of({ config }: ConfiguredRepository): Promise<Set<string>> {
    const merged = await this.#store.merged(config.repoUrl, LIMIT);
    return new Set(
      merged.flatMap(({ changes, clusters }) =>
        changes.flatMap(change =>
          change.kind === 'remove-node-group'
            ? [...new Set([change.clusterName, ...clusters])].map(
                cluster => `${cluster}-${change.pool}`,
              )
            : [],
        ),
      ),
    );
  }
}
