import { toClusterDrift } from '../fleet/clusterView';
import { Fleet } from '../fleet/Fleet';
import { pageOf } from '../fleet/listing';
import { ChangeTracker } from '../terraform/ChangeTracker';
import { TerraformChanges } from '../terraform/TerraformChanges';
import { Handlers } from './handlers';
import { principalOf } from './principal';

/** What the endpoints about Terraform do their work with. */
export interface TerraformHandlerOptions {
  fleet: Fleet;
  changes: TerraformChanges;
  tracker: ChangeTracker;
}

type TerraformEndpointName =
  'getDrift' | 'previewChange' | 'openChange' | 'listChanges' | 'getChange';

export function createTerraformHandlers({
  fleet,
  changes,
  tracker,
}: TerraformHandlerOptions): Pick<Handlers, TerraformEndpointName> {
  return {
    async getDrift({ params }, { access }) {
      const { record, context } = await fleet.cluster(params, access);
      const neighbours = await fleet.records(record);
      return toClusterDrift(record, context, neighbours);
    },

    previewChange({ body }, { access }) {
      return changes.preview(body.changes, access);
    },

    async openChange({ body }, { access, credentials }) {
      const requestedBy = principalOf(credentials);
      const { outcome, stored } = await changes.open(
        { ...body, requestedBy },
        access,
      );
      return { outcome, change: await tracker.shown(stored, access) };
    },

    async listChanges({ query }, { access }) {
      const { accountId, region, clusterName } = query;
      const visible = await tracker.visible(
        { accountId, region, clusterName },
        access,
      );
      const page = pageOf(visible, query);
      return { ...page, ...(await tracker.readAgain(page.items, access)) };
    },

    getChange({ params }, { access }) {
      return tracker.get(params.changeId, access);
    },
  };
}
