import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  CompoundEntityRef,
  DEFAULT_NAMESPACE,
  parseEntityRef,
} from '@backstage/catalog-model';
import { InputError, NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import {
  ANNOTATION_ARN,
  ClusterId,
  ENTITY_TYPE_CLUSTER,
  parseClusterArn,
} from '@xkf/backstage-plugin-eks-common';
import { ClusterInput } from './clusterInput';

/**
 * The cluster that a template names. An entity is read from the catalog as the
 * person who runs the template may see it.
 * @throws InputError for what names no cluster
 * @throws NotFoundError when the catalog has no such entity
 */
export async function resolveCluster(
  given: ClusterInput,
  catalog: Pick<CatalogService, 'getEntityByRef'>,
  credentials: BackstageCredentials,
): Promise<ClusterId> {
  if (typeof given !== 'string') return given;
  if (given.startsWith('arn:')) return fromArn(given);
  const entity = await catalog.getEntityByRef(toRef(given), { credentials });
  if (!entity) {
    throw new NotFoundError(
      `The catalog has no entity ${given}, or you may not see it.`,
    );
  }
  const arn = entity.metadata.annotations?.[ANNOTATION_ARN];
  if (entity.spec?.type !== ENTITY_TYPE_CLUSTER || !arn) {
    throw new InputError(
      `${given} is not a cluster: a resource of the type ${ENTITY_TYPE_CLUSTER} with the annotation ${ANNOTATION_ARN} is needed.`,
    );
  }
  return fromArn(arn);
}

function fromArn(arn: string): ClusterId {
  const id = parseClusterArn(arn);
  if (!id) throw new InputError(`${arn} is not the ARN of an EKS cluster.`);
  return id;
}

function toRef(given: string): CompoundEntityRef {
  try {
    return parseEntityRef(given, {
      defaultKind: 'Resource',
      defaultNamespace: DEFAULT_NAMESPACE,
    });
  } catch {
    throw new InputError(
      `${given} is neither the ARN of a cluster nor an entity reference such as resource:default/dev-eks1.`,
    );
  }
}
