import {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  ResourcePermission,
} from '@backstage/plugin-permission-common';
import { createConditionAuthorizer } from '@backstage/plugin-permission-node';
import { ClusterResource, clusterResourceRef } from './clusterResource';

/** What the caller of one request may touch. */
export interface Access {
  /**
   * @param cluster - undefined: one of which nothing is known any more, so that only
   * who may touch every cluster may touch it
   */
  allows(cluster: ClusterResource | undefined): boolean;
  /** @throws NotAllowedError when the cluster is hidden from the caller */
  require(cluster: ClusterResource): void;
}

/** Decides what a caller may do with which clusters. */
export class ClusterAuthorizer {
  readonly #permissions: PermissionsService;
  readonly #registry: PermissionsRegistryService;

  constructor(
    permissions: PermissionsService,
    registry: PermissionsRegistryService,
  ) {
    this.#permissions = permissions;
    this.#registry = registry;
  }

  /**
   * Asks for all of the permissions at once.
   * @throws NotAllowedError when one of them allows no cluster at all
   */
  async authorize(
    permissions: readonly ResourcePermission<'eks-cluster'>[],
    credentials: BackstageCredentials,
  ): Promise<Access> {
    const decisions = await this.#permissions.authorizeConditional(
      permissions.map(permission => ({ permission })),
      { credentials },
    );
    const denied = decisions.findIndex(
      ({ result }) => result === AuthorizeResult.DENY,
    );
    if (denied >= 0) throw notAllowed(permissions[denied].name);
    const isAllowed = createConditionAuthorizer(
      this.#registry.getPermissionRuleset(clusterResourceRef),
    );
    const missing = (cluster: ClusterResource | undefined) =>
      permissions.find((_, index) =>
        cluster
          ? !isAllowed(decisions[index], cluster)
          : decisions[index].result !== AuthorizeResult.ALLOW,
      );
    return {
      allows: cluster => missing(cluster) === undefined,
      require(cluster) {
        const permission = missing(cluster);
        if (permission) throw notAllowed(permission.name);
      },
    };
  }
}

/** The refusal in words; it names the permission to ask for. */
function notAllowed(permission: string): NotAllowedError {
  return new NotAllowedError(
    `This needs the permission ${permission}. Ask whoever runs this portal to allow it for you.`,
  );
}
