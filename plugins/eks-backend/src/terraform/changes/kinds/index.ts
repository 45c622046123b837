import { TerraformChangeKind } from '@xkf/backstage-plugin-eks-common';
import { ChangeOf, Effect } from '../effect';
import { Workspace } from '../Workspace';
import { addIrsaModule } from './addIrsaModule';
import { addNodeGroup } from './addNodeGroup';
import { addOidcProvider } from './addOidcProvider';
import { addPeeringAccepter } from './addPeeringAccepter';
import { addPeeringRequester } from './addPeeringRequester';
import { addTenantNamespace } from './addTenantNamespace';
import { addTenantResourceGroup } from './addTenantResourceGroup';
import { removeNodeGroup } from './removeNodeGroup';
import { removePeering } from './removePeering';
import { resizeNodeGroup } from './resizeNodeGroup';
import { setControlPlaneVersion } from './setControlPlaneVersion';
import { setNodeGroupRelease } from './setNodeGroupRelease';

type Changes = { [Kind in TerraformChangeKind]: ChangeOf<Kind> };

const kinds: {
  [Kind in TerraformChangeKind]: (
    workspace: Workspace,
    change: Changes[Kind],
  ) => Promise<Effect>;
} = {
  'set-control-plane-version': setControlPlaneVersion,
  'add-node-group': addNodeGroup,
  'remove-node-group': removeNodeGroup,
  'resize-node-group': resizeNodeGroup,
  'set-node-group-release': setNodeGroupRelease,
  'add-peering-requester': addPeeringRequester,
  'add-peering-accepter': addPeeringAccepter,
  'remove-peering': removePeering,
  'add-tenant-namespace': addTenantNamespace,
  'add-tenant-resource-group': addTenantResourceGroup,
  'add-irsa-module': addIrsaModule,
  'add-oidc-provider': addOidcProvider,
};

/** Applies a change to the files of a workspace. */
export function applyChange<Kind extends TerraformChangeKind>(
  workspace: Workspace,
  kind: Kind,
  change: Changes[Kind],
): Promise<Effect> {
  return kinds[kind](workspace, change);
}
