import { Problem } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';
import { DirectoryAccount, DirectoryUnit } from './directoryAccount';

const ACCOUNTS = 'eks_organization_accounts';
const READING = 'eks_organization_reading';
const READING_ID = 1;

/** The accounts that AWS last listed, when it did, and why it does not now. */
export interface StoredDirectory {
  accounts: DirectoryAccount[];
  units: DirectoryUnit[];
  /** Moment of the newest success: ISO 8601. */
  readAt?: string;
  problem?: Problem;
}

/** What a reading found. */
export interface DirectoryUpdate extends StoredDirectory {
  readAt: string;
  /** Ids of accounts that are gone. */
  removed: string[];
  /** Removals before this moment no longer count: ISO 8601. */
  forgetBefore: string;
}

interface AccountRow {
  account_id: string;
  account: string;
  removed_at: string | null;
}

interface ReadingRow {
  id: number;
  source: string;
  units: string;
  read_at: string | null;
  problem: string | null;
}

/**
 * The accounts of one unit of an organization in the database. What was read
 * from another unit, before the configuration changed, counts as not there.
 */
export class DirectoryStore {
  readonly #knex: Knex;
  readonly #source: string;

  constructor(
    knex: Knex,
    organization: {
      managementAccountId: string;
      tenantOrganizationalUnitId: string;
    },
  ) {
    this.#knex = knex;
    const { managementAccountId, tenantOrganizationalUnitId } = organization;
    this.#source = `${managementAccountId}/${tenantOrganizationalUnitId}`;
  }

  async read(): Promise<StoredDirectory> {
    const [rows, reading] = await Promise.all([
      this.#knex<AccountRow>(ACCOUNTS)
        .whereNull('removed_at')
        .orderBy('account_id'),
      readingIn(this.#knex),
    ]);
    if (reading?.source !== this.#source) return { accounts: [], units: [] };
    return {
      accounts: rows.map(row => JSON.parse(row.account)),
      units: JSON.parse(reading.units),
      readAt: reading.read_at ?? undefined,
      problem: reading.problem ? JSON.parse(reading.problem) : undefined,
    };
  }

  async countRemovedSince(moment: string): Promise<number> {
    const rows = await this.#knex<AccountRow>(ACCOUNTS)
      .where('removed_at', '>=', moment)
      .select('account_id');
    return rows.length;
  }

  /** Stores what a reading found; accounts that it does not speak of stay. */
  async save(reading: DirectoryUpdate): Promise<void> {
    const { accounts, removed, units, readAt, problem } = reading;
    await this.#knex.transaction(async tx => {
      const before = await readingIn(tx);
      // First, since it lets only one replica write at a time.
      await record(tx, {
        source: this.#source,
        units: JSON.stringify(units),
        read_at: readAt,
        problem: problem ? JSON.stringify(problem) : null,
      });
      const outdated = tx<AccountRow>(ACCOUNTS).delete();
      await (before?.source === this.#source
        ? outdated.where('removed_at', '<', reading.forgetBefore)
        : outdated);
      for (const accountId of removed) {
        await tx<AccountRow>(ACCOUNTS)
          .where({ account_id: accountId })
          .update({ removed_at: readAt });
      }
      for (const account of accounts) {
        await tx<AccountRow>(ACCOUNTS)
          .insert({
            account_id: account.accountId,
            account: JSON.stringify(account),
            removed_at: null,
          })
          .onConflict('account_id')
          .merge();
      }
    });
  }

  /** Keeps the accounts and says why they could not be read again. */
  async fail(problem: Problem): Promise<void> {
    await this.#knex.transaction(async tx => {
      const before = await readingIn(tx);
      const isOwn = before?.source === this.#source;
      if (before && !isOwn) await tx(ACCOUNTS).delete();
      await record(tx, {
        source: this.#source,
        units: isOwn ? before.units : '[]',
        read_at: isOwn ? before.read_at : null,
        problem: JSON.stringify(problem),
      });
    });
  }
}

function readingIn(knex: Knex) {
  return knex<ReadingRow>(READING).where({ id: READING_ID }).first();
}

async function record(
  knex: Knex,
  reading: Omit<ReadingRow, 'id'>,
): Promise<void> {
  await knex<ReadingRow>(READING)
    .insert({ id: READING_ID, ...reading })
    .onConflict('id')
    .merge();
}
