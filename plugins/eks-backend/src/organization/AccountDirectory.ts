import { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Problem } from '@xkf/backstage-plugin-eks-common';
import { AwsReadError } from '../aws';
import { OrganizationConfig } from '../config';
import { RemovalBudget } from '../fleet/scan/RemovalBudget';
import { DirectoryAccount, DirectoryUnit } from './directoryAccount';
import { DirectoryStore, StoredDirectory } from './DirectoryStore';
import {
  OrganizationCalls,
  OrganizationReading,
  readOrganization,
} from './readOrganization';

const READING_TIMEOUT_MS = 2 * 60_000;
/** Older than this, what another replica may have read is looked for. */
const MAX_AGE_MS = 30_000;

/** What the directory works with. */
export interface AccountDirectoryOptions {
  organization: OrganizationConfig;
  /** `eks.scan.maxRemovalShare`. */
  maxRemovalShare: number;
  store: DirectoryStore;
  readers: {
    organization(signal: AbortSignal): OrganizationCalls;
    forgetCredentials(accountId: string): void;
  };
  logger: LoggerService;
  now?: () => Date;
}

/**
 * The accounts in the organization's unit of tenants, in the words of AWS. They
 * are read through the management account into the database, from where every
 * replica takes them. A reading that fails leaves those known as they are.
 */
export class AccountDirectory {
  readonly #options: AccountDirectoryOptions & { now: () => Date };
  readonly #listeners: (() => Promise<void>)[] = [];
  readonly #stopping = new AbortController();
  #loaded: StoredDirectory = { accounts: [], units: [] };
  #loadedAt = -Infinity;
  #loading: Promise<void> | undefined;
  #reading: Promise<void> = Promise.resolve();
  #nextReading: Promise<void> | undefined;

  constructor(options: AccountDirectoryOptions) {
    this.#options = { now: () => new Date(), ...options };
  }

  /** All accounts as last loaded; the same array until they change. */
  all(): readonly DirectoryAccount[] {
    return this.#loaded.accounts;
  }

  /** One of them as last loaded. */
  find(accountId: string): DirectoryAccount | undefined {
    return this.#loaded.accounts.find(one => one.accountId === accountId);
  }

  /** The unit of tenants, then those below it. */
  units(): readonly DirectoryUnit[] {
    return this.#loaded.units;
  }

  /** When AWS last gave the accounts, and why it does not now. */
  status(): { readAt?: string; problem?: Problem } {
    const { readAt, problem } = this.#loaded;
    return { readAt, problem };
  }

  /** Called, and waited for, after the accounts have changed. */
  onChange(listener: () => Promise<void>): void {
    this.#listeners.push(listener);
  }

  /**
   * Takes over what is stored; callers at the same time share it.
   * @param maxAgeMs - what was loaded within this time is taken for new
   */
  async load(maxAgeMs: number = MAX_AGE_MS): Promise<void> {
    if (performance.now() - this.#loadedAt < maxAgeMs) return;
    this.#loading ??= this.#loadNow().finally(() => {
      this.#loading = undefined;
    });
    await this.#loading;
  }

  /**
   * Reads the organization from AWS, in a reading that begins after this call.
   * Failures of AWS end up in `status()`.
   */
  refresh(): Promise<void> {
    this.#nextReading ??= this.#reading
      .catch(() => undefined)
      .then(() => {
        this.#nextReading = undefined;
        this.#reading = this.#refreshNow();
        return this.#reading;
      });
    return this.#nextReading;
  }

  /** Ends a reading that is under way; nothing is learnt from it. */
  stop(): void {
    this.#stopping.abort();
  }

  async #loadNow(): Promise<void> {
    const startedAt = performance.now();
    const before = this.#loaded;
    const stored = await this.#options.store.read();
    const isSame =
      JSON.stringify(stored.accounts) === JSON.stringify(before.accounts);
    this.#loaded = isSame ? { ...stored, accounts: before.accounts } : stored;
    this.#loadedAt = startedAt;
    if (isSame) return;
    for (const listener of this.#listeners) {
      try {
        await listener();
      } catch (error) {
        this.#options.logger.error(
          'Following a change of the accounts of the organization failed',
          toError(error),
        );
      }
    }
  }

  async #refreshNow(): Promise<void> {
    const { organization: config, readers, store } = this.#options;
    try {
      const organization = readers.organization(
        AbortSignal.any([
          this.#stopping.signal,
          AbortSignal.timeout(READING_TIMEOUT_MS),
        ]),
      );
      const reading = await readOrganization(organization, config);
      await this.#save(reading, organization);
    } catch (error) {
      if (this.#stopping.signal.aborted) return;
      if (!(error instanceof AwsReadError)) throw error;
      await store.fail(await this.#toProblem(error));
    }
    await this.#loading;
    await this.load(0);
  }

  async #save(
    reading: OrganizationReading,
    organization: OrganizationCalls,
  ): Promise<void> {
    const { store, maxRemovalShare, organization: config } = this.#options;
    const now = this.#options.now();
    const { accounts: known } = await store.read();
    const { moved, missing } = await findMissing(known, reading, organization);
    const windowStart = RemovalBudget.windowStart(now);
    const budget = RemovalBudget.allowing(
      {
        present: known.length,
        removed: await store.countRemovedSince(windowStart),
      },
      maxRemovalShare,
    );
    const kept = missing.filter(() => !budget.take());
    const count =
      kept.length === 1 ? 'One account is' : `${kept.length} accounts are`;
    await store.save({
      accounts: [...reading.accounts, ...moved],
      removed: missing
        .filter(account => !kept.includes(account))
        .map(({ accountId }) => accountId),
      forgetBefore: windowStart,
      units: reading.units,
      readAt: now.toISOString(),
      problem:
        kept.length === 0
          ? undefined
          : {
              kind: 'not-found',
              since: now.toISOString(),
              message: `${count} no longer in the organizational unit ${config.tenantOrganizationalUnitId}. More accounts went within a day than eks.scan.maxRemovalShare allows, so they are kept until that day is over or the share is raised.`,
            },
    });
  }

  /** The first time of the same kind of cause counts as its beginning. */
  async #toProblem({ problem, cause }: AwsReadError): Promise<Problem> {
    const { store, readers, organization, logger, now } = this.#options;
    if (problem.kind === 'unknown') {
      // The message of an SDK error can quote a request, so only its name is kept.
      logger.error('Reading the organization failed for a reason not known', {
        error: cause instanceof Error ? cause.name : typeof cause,
      });
    }
    if (problem.kind === 'expired-credentials') {
      readers.forgetCredentials(organization.managementAccountId);
    }
    const { problem: before } = await store.read();
    const since = before?.kind === problem.kind ? before.since : undefined;
    return { ...problem, since: since ?? now().toISOString() };
  }
}

/**
 * Known accounts that a reading does not list. One that was moved between two
 * units while they were read is in neither list, so each is asked for.
 */
async function findMissing(
  known: readonly DirectoryAccount[],
  { accounts, units }: OrganizationReading,
  organization: OrganizationCalls,
): Promise<{ moved: DirectoryAccount[]; missing: DirectoryAccount[] }> {
  const listed = new Set(accounts.map(({ accountId }) => accountId));
  const moved: DirectoryAccount[] = [];
  const missing: DirectoryAccount[] = [];
  for (const account of known) {
    if (!listed.has(account.accountId)) {
      const [parent] = await organization.listParents(account.accountId);
      const unit = units.find(({ id }) => id === parent?.Id);
      if (unit) moved.push({ ...account, unit });
      else missing.push(account);
    }
  }
  return { moved, missing };
}
