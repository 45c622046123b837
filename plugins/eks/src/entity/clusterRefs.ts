import { Entity } from '@backstage/catalog-model';
import {
  ANNOTATION_ARN,
  ANNOTATION_CLUSTER,
  ClusterId,
  ENTITY_TYPE_CLUSTER,
  parseClusterArn,
} from '@xkf/backstage-plugin-eks-common';

/** The clusters that an entity names, and what of it names none. */
export interface ClusterRefs {
  annotation: string;
  clusters: ClusterId[];
  /** Parts of the annotation that are not the ARN of an EKS cluster. */
  unreadable: string[];
}

/** True when an entity is a cluster itself. @public */
export function isEksCluster(entity: Entity): boolean {
  return (
    entity.kind.toLocaleLowerCase() === 'resource' &&
    entity.spec?.type === ENTITY_TYPE_CLUSTER &&
    entity.metadata.annotations?.[ANNOTATION_ARN] !== undefined
  );
}

/** True when an entity runs on clusters that it names. @public */
export function hasEksClusters(entity: Entity): boolean {
  return entity.metadata.annotations?.[ANNOTATION_CLUSTER] !== undefined;
}

/** Reads the ARNs of an annotation; several are separated by commas. */
export function clusterRefsOf(entity: Entity): ClusterRefs {
  const annotation = isEksCluster(entity) ? ANNOTATION_ARN : ANNOTATION_CLUSTER;
  const value = entity.metadata.annotations?.[annotation] ?? '';
  const refs: ClusterRefs = { annotation, clusters: [], unreadable: [] };
  for (const arn of value.split(',').map(part => part.trim())) {
    const id = parseClusterArn(arn);
    if (id) refs.clusters.push(id);
    else if (arn) refs.unreadable.push(arn);
  }
  return refs;
}
