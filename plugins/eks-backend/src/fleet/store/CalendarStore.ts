import { VersionLife } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';

const TABLE = 'eks_version_calendar';

/** A version's life as AWS told it. */
export interface KnownVersion extends VersionLife {
  defaultPlatformVersion?: string;
  isDefault: boolean;
}

interface CalendarRow {
  version: string;
  life: string;
  read_at: string;
}

/** The support calendar that AWS gave last. */
export class CalendarStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async read(): Promise<{ versions: KnownVersion[]; readAt?: string }> {
    const rows = await this.#knex<CalendarRow>(TABLE).select();
    return {
      versions: rows.map(row => JSON.parse(row.life) as KnownVersion),
      readAt: rows[0]?.read_at,
    };
  }

  /** Replaces the calendar. An empty one is not believed. */
  async replace(versions: KnownVersion[], at: string): Promise<void> {
    if (versions.length === 0) return;
    const rows = versions.map(life => ({
      version: life.version,
      life: JSON.stringify(life),
      read_at: at,
    }));
    await this.#knex.transaction(async tx => {
      await tx(TABLE).delete();
      await tx(TABLE).insert(rows);
    });
  }
}
