import { InputError } from '@backstage/errors';
import { Expression } from '@xkf/tfvars';
import { lineOf } from '../../declarations/literals';
import { peeringVariables } from '../../declarations/readDeclarations';
import { RootModule } from '../../declarations/RootModule';
import {
  platformPeeringResources,
  tenantPeeringResources,
} from '../blastRadius/scores';
import {
  findList,
  ListVariable,
  requireEnvironmentFile,
  textIn,
} from '../lists/ListVariable';
import { at, Workspace } from '../Workspace';
import {
  overlap,
  parseCidr,
  requireCidr,
} from '@xkf/backstage-plugin-eks-common';

/** The list of peerings of one side. */
export interface PeeringTarget {
  root: RootModule;
  list: ListVariable;
  /** Resources that one entry makes: the connection and its routes. */
  resources: number;
}

/** Used where a tenant's subnets are computed. */
const usualPrivateSubnets = 3;

/** Finds the list of peerings that the account's network has for a side. */
export async function findPeerings(
  workspace: Workspace,
  side: 'requester' | 'accepter',
): Promise<PeeringTarget> {
  const repository = workspace.context.config;
  const directory =
    repository.kind === 'platform'
      ? repository.config.directories.core
      : repository.config.directory;
  const variables = peeringVariables(repository.config);
  const root = await workspace.root(directory);
  const home = requireEnvironmentFile(root);
  const list = findList(root, { name: variables[side], key: 'name', home });
  return { root, list, resources: peeringResources(repository.kind, root) };
}

/** Resources that one entry makes: the connection or its acceptance, and routes. */
export function peeringResources(
  kind: 'platform' | 'tenant',
  root: RootModule,
): number {
  return kind === 'platform'
    ? platformPeeringResources
    : tenantPeeringResources(privateSubnets(root));
}

/**
 * @throws InputError for a range that AWS would refuse: one that overlaps with
 *   the network's own, or that an entry routes to already
 */
export function requireRoute(
  { root, list }: PeeringTarget,
  name: string,
  cidr: string,
): void {
  const range = requireCidr(cidr);
  const own = ownRange(root);
  const ownAddresses = own && parseCidr(own.text);
  if (own && ownAddresses && overlap(ownAddresses, range)) {
    throw new InputError(
      `${cidr} overlaps with the network's own range ${own.text} (${at(own.path, own.line)}): AWS does not peer such networks.`,
    );
  }
  const taken = list.entries.find(
    entry =>
      textIn(entry, 'name') !== name &&
      textIn(entry, 'destination_cidr_block') === cidr,
  );
  if (taken) {
    throw new InputError(
      `${at(list.path, lineOf(taken))}: entry ${textIn(taken, 'name')} has routes to ${cidr} already, and a route table takes only one.`,
    );
  }
}

function ownRange(
  root: RootModule,
): { text: string; path: string; line: number } | undefined {
  const direct = root.variable('cidr_block');
  const nested = root.variable('vpc_config');
  const found =
    direct.state === 'set'
      ? { path: direct.path, expression: direct.expression }
      : nested.state === 'set' && {
          path: nested.path,
          expression: fieldIn(nested.expression, 'cidr_block'),
        };
  if (!found || found.expression?.kind !== 'string') return undefined;
  const { path, expression } = found;
  return { text: expression.value, path, line: lineOf(expression) };
}

function privateSubnets(root: RootModule): number {
  const config = root.variable('vpc_config');
  const list =
    config.state === 'set'
      ? fieldIn(config.expression, 'private_subnets')
      : undefined;
  return list?.kind === 'tuple' ? list.elements.length : usualPrivateSubnets;
}

function fieldIn(object: Expression, key: string): Expression | undefined {
  return object.kind === 'object'
    ? object.items.find(item => item.key.name === key)?.value
    : undefined;
}
