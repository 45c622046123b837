import {
  entryNameSchema,
  Network,
  overlap,
  parseCidr,
  PeeringInput,
} from '@xkf/backstage-plugin-eks-common';
import { byText, inTurn } from '../../table/column';

/** What is entered about a new peering. */
export interface PeeringDraft {
  /** Keys of networks; empty while none is chosen. */
  requester: string;
  accepter: string;
  /** Undefined while the proposal stands. */
  name: string | undefined;
  reason: string;
}

export type PeeringMistake = 'requester' | 'accepter' | 'overlap' | 'name';

/** What tells networks apart; ids of VPCs are unique within a region alone. */
export function networkKey({ accountId, region, vpcId }: Network): string {
  return `${accountId}/${region}/${vpcId}`;
}

const byPlace = inTurn<Network>(
  byText(({ environment }) => environment),
  byText(({ accountName }) => accountName),
  byText(({ region }) => region),
  byText(({ name, vpcId }) => name ?? vpcId),
);

/** Networks that can ask: those of platforms. */
export function requestersOf(networks: Network[]): Network[] {
  return networks.filter(({ role }) => role === 'platform').sort(byPlace);
}

/** Networks that can accept a request: those of the same region, tenants first. */
export function acceptersOf(
  networks: Network[],
  requester: Network | undefined,
): Network[] {
  const others = networks.filter(
    network =>
      !requester ||
      (network.region === requester.region &&
        networkKey(network) !== networkKey(requester)),
  );
  const rank = ({ role }: Network) => (role === 'tenant' ? 0 : 1);
  return others.sort((a, b) => rank(a) - rank(b) || byPlace(a, b));
}

/** The networks of a draft; undefined where none is chosen, or it is not among them any more. */
export function chosenNetworks(
  draft: PeeringDraft,
  networks: Network[],
): { requester: Network | undefined; accepter: Network | undefined } {
  const requester = requestersOf(networks).find(
    network => networkKey(network) === draft.requester,
  );
  return {
    requester,
    accepter: acceptersOf(networks, requester).find(
      network => networkKey(network) === draft.accepter,
    ),
  };
}

/** The first ranges of two networks that share an address. */
export function overlapping(
  a: Network,
  b: Network,
): { requester: string; accepter: string } | undefined {
  for (const requester of a.cidrs) {
    for (const accepter of b.cidrs) {
      const ranges = [parseCidr(requester), parseCidr(accepter)];
      const [first, second] = ranges;
      if (first && second && overlap(first, second)) {
        return { requester, accepter };
      }
    }
  }
  return undefined;
}

const asName = (text: string) =>
  text
    .toLocaleLowerCase('en')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 63);

/** `<environment>-<tenant>`; empty until both networks are chosen. */
export function proposedName(chosen: {
  requester: Network | undefined;
  accepter: Network | undefined;
}): string {
  const { requester, accepter } = chosen;
  return requester && accepter
    ? asName(`${requester.environment}-${accepter.accountName}`)
    : '';
}

function sideOf({ accountId, vpcId, cidrs }: Network) {
  return { accountId, vpcId, cidr: cidrs[0] };
}

/** What the draft asks for, or what is wrong with it. */
export function readPeering(
  draft: PeeringDraft,
  networks: Network[],
): { input: PeeringInput } | { mistakes: PeeringMistake[] } {
  const chosen = chosenNetworks(draft, networks);
  const { requester, accepter } = chosen;
  const name = entryNameSchema.safeParse(
    (draft.name ?? proposedName(chosen)).trim(),
  ).data;
  const mistakes: PeeringMistake[] = [];
  if (!requester) mistakes.push('requester');
  if (!accepter) mistakes.push('accepter');
  if (requester && accepter && overlapping(requester, accepter)) {
    mistakes.push('overlap');
  }
  if (!name) mistakes.push('name');
  if (!requester || !accepter || !name || mistakes.length > 0) {
    return { mistakes };
  }
  return {
    input: {
      kind: 'peering',
      name,
      region: requester.region,
      requester: sideOf(requester),
      accepter: sideOf(accepter),
      reason: draft.reason.trim() || undefined,
    },
  };
}
