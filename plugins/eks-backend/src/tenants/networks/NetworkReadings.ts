import type { RouteTable } from '@aws-sdk/client-ec2';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Problem } from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import { AwsNetwork, AwsReadError, AwsReaders } from '../../aws';
import { SingleFlightCache } from '../../cache/SingleFlightCache';
import { AccountConfig, EksConfig } from '../../config';
import { readingProblem } from '../../terraform/readingProblem';
import { Connection, toConnection } from './connections';
import { KnownVpc, toVpc } from './vpc';

/** What was read is new for so long. */
const MAX_AGE_MS = 60_000;
/** Limit of reading one account in one region. */
const TIMEOUT_MS = 20_000;
/** Accounts and regions read at the same time. */
const CONCURRENCY = 16;

/** What an account has in a region. */
export interface PlaceReading {
  vpcs: KnownVpc[];
  connections: Connection[];
  /** Route tables of the networks that are peered, by the id of the network. */
  tables: ReadonlyMap<string, readonly RouteTable[]>;
}

/** An account in a region, with what was read or why not. */
export interface Place {
  account: AccountConfig;
  region: string;
  reading?: PlaceReading;
  readAt?: string;
  problem?: Problem;
}

/** Reads the networks of all known accounts and regions, and keeps them for a minute. */
export class NetworkReadings {
  readonly #cache = new SingleFlightCache<PlaceReading>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 5_000,
    timeoutMs: TIMEOUT_MS,
    retryOwn: false,
  });

  constructor(
    private readonly options: {
      config: EksConfig;
      readers: Pick<AwsReaders, 'network'>;
      logger: LoggerService;
    },
  ) {}

  /** Those that are wanted; one that fails has its problem. */
  async read(
    isWanted: (account: AccountConfig, region: string) => boolean,
  ): Promise<Place[]> {
    const limit = pLimit(CONCURRENCY);
    const places = this.options.config.accounts.flatMap(account =>
      account.regions
        .filter(region => isWanted(account, region))
        .map(region => ({ account, region })),
    );
    return Promise.all(
      places.map(({ account, region }) =>
        limit(() => this.#read(account, region)),
      ),
    );
  }

  async #read(account: AccountConfig, region: string): Promise<Place> {
    const { accountId, name: accountName } = account;
    const { readers, logger } = this.options;
    try {
      const { value, readAt } = await this.#cache.read(
        `${accountId}/${region}`,
        signal =>
          readPlace(
            readers.network({ accountId, accountName, region }, signal),
          ),
      );
      return { account, region, reading: value, readAt: readAt.toISOString() };
    } catch (error) {
      const problem =
        error instanceof AwsReadError
          ? error.problem
          : readingProblem(
              error,
              `the networks of ${accountName} in ${region}`,
              logger,
            );
      return { account, region, problem };
    }
  }
}

async function readPlace(network: AwsNetwork): Promise<PlaceReading> {
  const [vpcs, raw] = await Promise.all([
    network.describeVpcs(),
    network.describeVpcPeeringConnections(),
  ]);
  const connections = raw.flatMap(one => toConnection(one) ?? []);
  const own = new Set(vpcs.map(({ VpcId }) => VpcId));
  const peered = new Set(
    connections
      .flatMap(({ requester, accepter }) => [requester.vpcId, accepter.vpcId])
      .filter(vpcId => own.has(vpcId)),
  );
  const tables = await Promise.all(
    [...peered].map(
      async vpcId => [vpcId, await network.describeRouteTables(vpcId)] as const,
    ),
  );
  return { vpcs: vpcs.map(toVpc), connections, tables: new Map(tables) };
}
