import { LoggerService } from '@backstage/backend-plugin-api';
import { Problem } from '@xkf/backstage-plugin-eks-common';
import pLimit from 'p-limit';
import { AwsIam, AwsReadError, AwsReaders } from '../../aws';
import { SingleFlightCache } from '../../cache/SingleFlightCache';
import { AccountConfig, EksConfig } from '../../config';
import { readingProblem } from '../../terraform/readingProblem';
import { readTrust, Trust } from './readTrust';

/** What was read is new for so long. */
const MAX_AGE_MS = 60_000;
/** IAM itself learns of a use only after hours. */
const LAST_USE_AGE_MS = 10 * 60_000;
/** Limit of reading one account. */
const TIMEOUT_MS = 20_000;
/** Accounts, or roles, that are read at the same time. */
const CONCURRENCY = 16;

/** A role that tokens of some issuer can take. */
export interface KnownRole {
  arn: string;
  name: string;
  createdAt?: string;
  trusts: Trust[];
}

/** What IAM of an account has. */
export interface AccountReading {
  /** Roles with tokens as their way in. */
  roles: KnownRole[];
  /** ARNs of all other roles. */
  others: ReadonlySet<string>;
  /** ARNs of the issuers that the account knows. */
  providers: ReadonlySet<string>;
}

/** An account, with what was read or why not. */
export interface AccountRoles {
  account: AccountConfig;
  reading?: AccountReading;
  readAt?: string;
  problem?: Problem;
}

/** A role, for the question when it was last used. */
export interface RoleOfAccount {
  arn: string;
  name: string;
  accountId: string;
  accountName: string;
}

/** When a role was last used, if at all in the time that IAM tracks; or why that is not known. */
export type LastUse = { at?: string } | { problem: Problem };

/** Reads the roles of all known accounts, and keeps them for a minute. */
export class IamReadings {
  readonly #accounts = new SingleFlightCache<AccountReading>({
    maxAgeMs: MAX_AGE_MS,
    maxEntries: 2_000,
    timeoutMs: TIMEOUT_MS,
    retryOwn: false,
  });
  readonly #lastUses = new SingleFlightCache<string | undefined>({
    maxAgeMs: LAST_USE_AGE_MS,
    maxEntries: 20_000,
    timeoutMs: TIMEOUT_MS,
    retryOwn: false,
  });

  constructor(
    private readonly options: {
      config: EksConfig;
      readers: Pick<AwsReaders, 'iam'>;
      logger: LoggerService;
    },
  ) {}

  /** All accounts; one that cannot be read has its problem. */
  async readAll(): Promise<AccountRoles[]> {
    const limit = pLimit(CONCURRENCY);
    return Promise.all(
      this.options.config.accounts.map(account =>
        limit(() => this.read(account)),
      ),
    );
  }

  async read(account: AccountConfig): Promise<AccountRoles> {
    const { accountId, name: accountName } = account;
    const { readers, logger } = this.options;
    try {
      const { value, readAt } = await this.#accounts.read(accountId, signal =>
        readAccount(readers.iam({ accountId, accountName }, signal)),
      );
      return { account, reading: value, readAt: readAt.toISOString() };
    } catch (error) {
      return {
        account,
        problem:
          error instanceof AwsReadError
            ? error.problem
            : readingProblem(error, `the roles of ${accountName}`, logger),
      };
    }
  }

  /** When roles were last used, by their ARNs. */
  async lastUses(
    roles: readonly RoleOfAccount[],
  ): Promise<Map<string, LastUse>> {
    const limit = pLimit(CONCURRENCY);
    const found = await Promise.all(
      roles.map(role =>
        limit(async () => [role.arn, await this.#lastUse(role)] as const),
      ),
    );
    return new Map(found);
  }

  async #lastUse({ arn, name, ...account }: RoleOfAccount): Promise<LastUse> {
    const { readers, logger } = this.options;
    const { accountId, accountName } = account;
    try {
      const at = await this.#lastUses.get(arn, async signal => {
        const iam = readers.iam({ accountId, accountName }, signal);
        const role = await iam.getRole(name);
        return role?.RoleLastUsed?.LastUsedDate?.toISOString();
      });
      return { at };
    } catch (error) {
      return {
        problem:
          error instanceof AwsReadError
            ? error.problem
            : readingProblem(error, `the last use of ${arn}`, logger),
      };
    }
  }
}

async function readAccount(iam: AwsIam): Promise<AccountReading> {
  const [roles, providers] = await Promise.all([
    iam.listRoles(),
    iam.listOpenIdConnectProviders(),
  ]);
  const known = roles.map(role => ({
    arn: role.Arn ?? '',
    name: role.RoleName ?? '',
    createdAt: role.CreateDate?.toISOString(),
    trusts: readTrust(role.AssumeRolePolicyDocument).trusts,
  }));
  return {
    roles: known.filter(({ trusts }) => trusts.length > 0),
    others: new Set(
      known.filter(({ trusts }) => trusts.length === 0).map(({ arn }) => arn),
    ),
    providers: new Set(providers),
  };
}
