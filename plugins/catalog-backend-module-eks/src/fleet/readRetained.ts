import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_ACCOUNT_ID,
  ENTITY_TYPE_CLUSTER,
  ScanUnit,
} from '@xkf/backstage-plugin-eks-common';
import { LABEL_REGION, LOCATION_TYPE } from '../entities/labels';
import { concurrently } from './concurrently';

/** EKS allows 100 clusters in an account and region unless the quota is raised. */
const MAX_CLUSTERS_OF_UNIT = 1000;
const QUERIES_AT_ONCE = 4;

/**
 * Clusters that the catalog has of accounts and regions which the eks backend
 * has never been able to read, for example because its database is new and
 * access was lost in between. They stay as they are: not being able to look is
 * no proof that they are gone.
 */
export async function readRetained(
  units: readonly ScanUnit[],
  catalog: CatalogService,
  credentials: BackstageCredentials,
): Promise<Entity[]> {
  const unread = units.filter(unit => !unit.lastSuccess);
  const found = await concurrently(unread, QUERIES_AT_ONCE, async unit => {
    const { items } = await catalog.queryEntities(
      {
        filter: {
          kind: 'Resource',
          'spec.type': ENTITY_TYPE_CLUSTER,
          [`metadata.annotations.${ANNOTATION_ACCOUNT_ID}`]: unit.accountId,
          [`metadata.labels.${LABEL_REGION}`]: unit.region,
        },
        limit: MAX_CLUSTERS_OF_UNIT,
      },
      { credentials },
    );
    return items.filter(isOwn).map(toUnprocessed);
  });
  return found.flat();
}

function isOwn(entity: Entity): boolean {
  const location = entity.metadata.annotations?.[ANNOTATION_LOCATION] ?? '';
  return location.startsWith(`${LOCATION_TYPE}:`);
}

/** Without what the catalog itself adds. */
function toUnprocessed({ relations: _, ...entity }: Entity): Entity {
  const { uid: _uid, etag: _etag, ...metadata } = entity.metadata;
  return { ...entity, metadata };
}
