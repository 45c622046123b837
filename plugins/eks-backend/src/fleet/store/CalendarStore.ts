import { Problem, VersionLife } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';

const VERSIONS = 'eks_version_calendar';
const READING = 'eks_calendar_reading';
const READING_ID = 1;

/** A version's life as AWS told it. */
export interface KnownVersion extends VersionLife {
  defaultPlatformVersion?: string;
  isDefault: boolean;
}

/** The calendar, when AWS last gave it, and why it does not now. */
export interface CalendarReading {
  versions: KnownVersion[];
  readAt?: string;
  problem?: Problem;
}

interface VersionRow {
  version: string;
  life: string;
}

interface ReadingRow {
  id: number;
  read_at: string | null;
  problem: string | null;
}

/** The support calendar that AWS gave last. */
export class CalendarStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async read(): Promise<CalendarReading> {
    const [rows, reading] = await Promise.all([
      this.#knex<VersionRow>(VERSIONS).select(),
      this.#knex<ReadingRow>(READING).where({ id: READING_ID }).first(),
    ]);
    return {
      versions: rows.map(row => JSON.parse(row.life)),
      readAt: reading?.read_at ?? undefined,
      problem: reading?.problem ? JSON.parse(reading.problem) : undefined,
    };
  }

  /** Replaces the calendar. An empty one is not believed. */
  async replace(versions: KnownVersion[], at: string): Promise<void> {
    if (versions.length === 0) return;
    const rows = versions.map(life => ({
      version: life.version,
      life: JSON.stringify(life),
    }));
    await this.#knex(VERSIONS).insert(rows).onConflict('version').merge();
    await this.#knex(VERSIONS)
      .whereNotIn(
        'version',
        rows.map(row => row.version),
      )
      .delete();
    await this.#record({ read_at: at, problem: null });
  }

  /** Keeps the calendar and says why it could not be read again. */
  async fail(problem: Problem): Promise<void> {
    await this.#record({ problem: JSON.stringify(problem) });
  }

  async #record(reading: Partial<ReadingRow>): Promise<void> {
    await this.#knex(READING)
      .insert({ id: READING_ID, ...reading })
      .onConflict('id')
      .merge(reading);
  }
}
