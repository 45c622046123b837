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

/** Tells whether the caller may touch a cluster. */
export type IsAllowed = (cluster: ClusterResource) => boolean;

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
   * @throws NotAllowedError when the caller may touch no cluster at all
   */
  async authorize(
    permission: ResourcePermission<'eks-cluster'>,
    credentials: BackstageCredentials,
  ): Promise<IsAllowed> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission }],
      { credentials },
    );
    if (decision.result === AuthorizeResult.DENY) {
      throw notAllowed(permission.name);
    }
    const isAllowed = createConditionAuthorizer(
      this.#registry.getPermissionRuleset(clusterResourceRef),
    );
    return cluster => isAllowed(decision, cluster);
  }
}

/** The refusal in words; it names the permission to ask for. */
export function notAllowed(permission: string): NotAllowedError {
  return new NotAllowedError(
    `This needs the permission ${permission}. Ask whoever runs this portal to allow it for you.`,
  );
}
