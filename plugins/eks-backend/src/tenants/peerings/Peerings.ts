import { ListProblem, Peering } from '@xkf/backstage-plugin-eks-common';
import { OperationRecord } from '../../operations/record';
import { OperationReader } from '../../operations/store/OperationReader';
import { Access } from '../../permissions';
import {
  DeclaredSideOf,
  RepositoryReadings,
} from '../../terraform/RepositoryReadings';
import { isOpen, NetworkReadings, Place } from '../networks';
import { disagreementsOf, JoinedPeering, JoinedSide } from './disagreements';
import { joinPeerings } from './joinPeerings';

/** A list that is read from many places, some of which may fail. */
export interface PartialList<T> {
  items: T[];
  /** When the oldest part was read. */
  readAt?: string;
  problems: ListProblem[];
}

/** All peerings, with what does not agree. */
export class Peerings {
  constructor(
    private readonly options: {
      networks: Pick<NetworkReadings, 'read'>;
      repositories: Pick<RepositoryReadings, 'declaredSides'>;
      operations: Pick<OperationReader, 'activeOf'>;
      now?: () => Date;
    },
  ) {}

  /** Those with at least one side that the caller may see. */
  async list(access: Access): Promise<PartialList<Peering>> {
    const { networks, repositories, operations } = this.options;
    const [places, declaredSideOf, active] = await Promise.all([
      networks.read(account => access.allows(account)),
      repositories.declaredSides(),
      operations.activeOf(['peering', 'peering-removal']),
    ]);
    const now = this.options.now?.() ?? new Date();
    const joined = joinPeerings(places, declaredSideOf);
    return {
      items: joined
        .map(one => ({
          ...one,
          requester: bare(one.requester),
          accepter: bare(one.accepter),
          disagreements: disagreementsOf(one, {
            rivals: rivalsOf(one, joined),
            now,
          }),
          operationId: active.find(({ input }) => isAbout(input, one))?.id,
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
      ...partsOf(places),
      problems: [
        ...partsOf(places).problems,
        ...repositoryProblems(places, declaredSideOf),
      ],
    };
  }
}

/** When the oldest place was read, and those that could not be. */
export function partsOf(
  places: readonly Place[],
): Pick<PartialList<never>, 'readAt' | 'problems'> {
  const [readAt] = places.flatMap(place => place.readAt ?? []).sort();
  return {
    readAt,
    problems: places.flatMap(({ account, region, problem }) =>
      problem
        ? [
            {
              subject: `${account.name} in ${region}`,
              accountId: account.accountId,
              problem,
            },
          ]
        : [],
    ),
  };
}

/** Each repository once. */
function repositoryProblems(
  places: readonly Place[],
  declaredSideOf: DeclaredSideOf,
): ListProblem[] {
  const problems = new Map<string, ListProblem>();
  for (const { account, region } of places) {
    const reading = declaredSideOf(account, region)?.reading;
    if (reading?.problem) {
      const { name: subject, problem } = reading;
      problems.set(subject, { subject, problem });
    }
  }
  return [...problems.values()];
}

/** Other open connections that the accepter's module cannot tell from this one. */
function rivalsOf(
  { requester, accepter, connection }: JoinedPeering,
  all: readonly JoinedPeering[],
): string[] {
  if (!connection || !isOpen(connection)) return [];
  return all.flatMap(other =>
    other.connection &&
    other.connection.id !== connection.id &&
    isOpen(other.connection) &&
    other.requester.accountId === requester.accountId &&
    other.accepter.vpcId === accepter.vpcId
      ? [other.connection.id]
      : [],
  );
}

function isAbout(
  input: OperationRecord['input'],
  { name, requester, accepter }: JoinedPeering,
): boolean {
  if (input.kind !== 'peering' && input.kind !== 'peering-removal') {
    return false;
  }
  const isSide = (
    asked: { accountId: string; vpcId?: string },
    side: JoinedSide,
  ) =>
    asked.accountId === side.accountId &&
    (!side.vpcId || !asked.vpcId || asked.vpcId === side.vpcId);
  const isNamed = input.name === name || (requester.vpcId && accepter.vpcId);
  return Boolean(
    isNamed &&
    isSide(input.requester, requester) &&
    isSide(input.accepter, accepter),
  );
}

function bare({
  isAwsRead: _aws,
  isTerraformRead: _terraform,
  ...side
}: JoinedSide) {
  return side;
}

/** Whether a list is narrowed to an account and a region. */
export function isIn(
  { accountId, region }: { accountId?: string; region?: string },
  place: { accountId: string; region: string },
): boolean {
  return (
    (!accountId || place.accountId === accountId) &&
    (!region || place.region === region)
  );
}
