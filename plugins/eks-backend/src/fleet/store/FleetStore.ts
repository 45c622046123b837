import { Problem } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';
import { ClusterSnapshot } from './snapshot';

/** An account in a region. */
export interface UnitKey {
  accountId: string;
  region: string;
}

/** What is stored about a unit. Moments are ISO 8601 texts. */
export interface UnitRecord extends UnitKey {
  runningSince?: string;
  lastAttempt?: string;
  lastSuccess?: string;
  problem?: Problem;
}

/** What is stored about a cluster. */
export interface ClusterRecord extends UnitKey {
  arn: string;
  name: string;
  snapshot: ClusterSnapshot;
  lastSeen: string;
  problem?: Problem;
}

interface UnitRow {
  account_id: string;
  region: string;
  running_since: string | null;
  last_attempt_at: string | null;
  last_success_at: string | null;
  problem: string | null;
}

interface ClusterRow {
  arn: string;
  account_id: string;
  region: string;
  name: string;
  snapshot: string;
  last_seen_at: string;
  problem: string | null;
}

const UNITS = 'eks_scan_units';
const CLUSTERS = 'eks_clusters';
const REMOVED = 'eks_removed_clusters';

/** Scan units and clusters in the database. */
export class FleetStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async units(): Promise<UnitRecord[]> {
    const rows = await this.#knex<UnitRow>(UNITS).select();
    return rows.map(row => ({
      accountId: row.account_id,
      region: row.region,
      runningSince: row.running_since ?? undefined,
      lastAttempt: row.last_attempt_at ?? undefined,
      lastSuccess: row.last_success_at ?? undefined,
      problem: parse<Problem>(row.problem),
    }));
  }

  /** Makes the stored units those that are configured; what belongs to others goes. */
  async syncUnits(configured: UnitKey[]): Promise<void> {
    const wanted = new Set(configured.map(keyOf));
    for (const table of [CLUSTERS, UNITS]) {
      const stored = await this.#knex<UnitRow>(table)
        .distinct('account_id', 'region')
        .select();
      for (const row of stored) {
        const unit = { accountId: row.account_id, region: row.region };
        if (!wanted.has(keyOf(unit))) {
          await this.#knex(table).where(whereUnit(unit)).delete();
        }
      }
    }
    for (const unit of configured) {
      await this.#knex(UNITS)
        .insert(whereUnit(unit))
        .onConflict(['account_id', 'region'])
        .ignore();
    }
  }

  /**
   * Marks a unit as being read. One replica at a time: a mark older than
   * `expiredBefore` counts as left behind by a replica that died.
   * @param mark - the moment of the mark; it identifies the claim
   * @returns whether this call made the mark
   */
  async claimUnit(
    unit: UnitKey,
    mark: string,
    expiredBefore: string,
  ): Promise<boolean> {
    const claimed = await this.#knex(UNITS)
      .where(whereUnit(unit))
      .andWhere(free =>
        free
          .whereNull('running_since')
          .orWhere('running_since', '<', expiredBefore),
      )
      .update({ running_since: mark });
    return claimed === 1;
  }

  /**
   * Renews a claim when the turn of its unit comes.
   * @returns whether the claim still stood
   */
  async renewClaim(
    unit: UnitKey,
    mark: string,
    renewed: string,
  ): Promise<boolean> {
    return this.#underClaim(unit, mark, { running_since: renewed });
  }

  /** Gives a claim back without saying anything about the unit. */
  async releaseUnit(unit: UnitKey, mark: string): Promise<void> {
    await this.#underClaim(unit, mark, { running_since: null });
  }

  /**
   * Records how the reading of a unit ended and gives the claim back. A claim
   * that somebody else has taken over changes nothing.
   */
  async finishUnit(
    unit: UnitKey,
    mark: string,
    result: { at: string; listed: boolean; problem?: Problem },
  ): Promise<void> {
    await this.#underClaim(unit, mark, {
      running_since: null,
      last_attempt_at: result.at,
      problem: result.problem ? JSON.stringify(result.problem) : null,
      ...(result.listed && { last_success_at: result.at }),
    });
  }

  async #underClaim(
    unit: UnitKey,
    mark: string,
    change: Partial<UnitRow>,
  ): Promise<boolean> {
    const changed = await this.#knex(UNITS)
      .where({ ...whereUnit(unit), running_since: mark })
      .update(change);
    return changed === 1;
  }

  async clusters(unit?: UnitKey): Promise<ClusterRecord[]> {
    const rows = await this.#knex<ClusterRow>(CLUSTERS)
      .where(unit ? whereUnit(unit) : {})
      .orderBy('arn')
      .select();
    return rows.map(toClusterRecord);
  }

  async cluster(
    unit: UnitKey,
    name: string,
  ): Promise<ClusterRecord | undefined> {
    const row = await this.#knex<ClusterRow>(CLUSTERS)
      .where({ ...whereUnit(unit), name })
      .first();
    return row && toClusterRecord(row);
  }

  async countClusters(): Promise<number> {
    const [{ count }] = await this.#knex(CLUSTERS).count({ count: '*' });
    return Number(count);
  }

  async saveCluster(snapshot: ClusterSnapshot, at: string): Promise<void> {
    const { arn, accountId, region, name } = snapshot.facts;
    await this.#knex(CLUSTERS)
      .insert({
        arn,
        account_id: accountId,
        region,
        name,
        snapshot: JSON.stringify(snapshot),
        last_seen_at: at,
        problem: null,
      })
      .onConflict('arn')
      .merge();
  }

  async setClusterProblem(arn: string, problem: Problem): Promise<void> {
    await this.#knex(CLUSTERS)
      .where({ arn })
      .update({ problem: JSON.stringify(problem) });
  }

  /** Removes a cluster and remembers when, for the limit of removals. */
  async removeCluster(arn: string, at: string): Promise<void> {
    await this.#knex(CLUSTERS).where({ arn }).delete();
    await this.#knex(REMOVED)
      .insert({ arn, removed_at: at })
      .onConflict('arn')
      .merge();
  }

  /** Clusters removed since a moment; what is older is forgotten. */
  async countRemovedSince(moment: string): Promise<number> {
    await this.#knex(REMOVED).where('removed_at', '<', moment).delete();
    const [{ count }] = await this.#knex(REMOVED).count({ count: '*' });
    return Number(count);
  }
}

function keyOf({ accountId, region }: UnitKey): string {
  return `${accountId}/${region}`;
}

function whereUnit({ accountId, region }: UnitKey) {
  return { account_id: accountId, region };
}

function toClusterRecord(row: ClusterRow): ClusterRecord {
  return {
    arn: row.arn,
    accountId: row.account_id,
    region: row.region,
    name: row.name,
    snapshot: JSON.parse(row.snapshot),
    lastSeen: row.last_seen_at,
    problem: parse<Problem>(row.problem),
  };
}

function parse<T>(json: string | null): T | undefined {
  return json ? JSON.parse(json) : undefined;
}
