import { Problem } from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';
import {
  RepositoryDeclarations,
  repositoryDeclarationsSchema,
} from '../declarations';

const TABLE = 'eks_repositories';

/** What is stored about a repository. Moments are ISO 8601 texts. */
export interface RepositoryRecord {
  /** Absent, with the declarations, until it has been read once. */
  commit?: string;
  declarations?: RepositoryDeclarations;
  readAt?: string;
  /** Why the newest attempt failed. */
  problem?: Problem;
}

interface Row {
  repository_key: string;
  commit: string | null;
  declarations: string | null;
  read_at: string | null;
  problem: string | null;
}

/** The last good reading of each Terraform repository. */
export class RepositoryStore {
  readonly #knex: Knex;
  readonly #parsed = new Map<
    string,
    { commit: string; declarations: RepositoryDeclarations }
  >();

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** All readings by the key of their repository. */
  async read(): Promise<Map<string, RepositoryRecord>> {
    const rows = await this.#rows();
    const keys = new Set(rows.map(row => row.repository_key));
    for (const key of this.#parsed.keys()) {
      if (!keys.has(key)) this.#parsed.delete(key);
    }
    return this.#toRecords(rows);
  }

  async find(key: string): Promise<RepositoryRecord | undefined> {
    const records = await this.#toRecords(await this.#rows(key));
    return records.get(key);
  }

  async save(
    key: string,
    commit: string,
    declarations: RepositoryDeclarations,
    at: string,
  ): Promise<void> {
    await this.#merge(key, {
      commit,
      declarations: JSON.stringify(declarations),
      read_at: at,
      problem: null,
    });
  }

  /** Says that the repository still stands at the commit that was read before. */
  async confirm(key: string, at: string): Promise<void> {
    await this.#merge(key, { read_at: at, problem: null });
  }

  /** Keeps the reading and says why there is no newer one. */
  async fail(key: string, problem: Problem): Promise<void> {
    await this.#merge(key, { problem: JSON.stringify(problem) });
  }

  /** Forgets repositories that are no longer configured. */
  async keepOnly(keys: string[]): Promise<void> {
    await this.#knex(TABLE).whereNotIn('repository_key', keys).delete();
  }

  async #rows(key?: string): Promise<Omit<Row, 'declarations'>[]> {
    return this.#knex<Row>(TABLE)
      .modify(query => {
        if (key) query.where('repository_key', key);
      })
      .select('repository_key', 'commit', 'read_at', 'problem');
  }

  async #toRecords(
    rows: Omit<Row, 'declarations'>[],
  ): Promise<Map<string, RepositoryRecord>> {
    await this.#parse(
      rows.filter(
        ({ repository_key: key, commit }) =>
          commit && this.#parsed.get(key)?.commit !== commit,
      ),
    );
    return new Map(
      rows.map(row => [
        row.repository_key,
        {
          commit: row.commit ?? undefined,
          declarations: row.commit
            ? this.#parsed.get(row.repository_key)?.declarations
            : undefined,
          readAt: row.read_at ?? undefined,
          problem: row.problem ? JSON.parse(row.problem) : undefined,
        },
      ]),
    );
  }

  /**
   * Every page of the fleet asks for all declarations, so those of one commit are
   * fetched and parsed once.
   */
  async #parse(rows: Pick<Row, 'repository_key'>[]): Promise<void> {
    for (const { repository_key: key } of rows) {
      this.#parsed.delete(key);
      const row = await this.#knex<Row>(TABLE)
        .where('repository_key', key)
        .first('commit', 'declarations');
      const { data } = repositoryDeclarationsSchema.safeParse(
        row?.declarations ? JSON.parse(row.declarations) : undefined,
      );
      if (row?.commit && data) {
        this.#parsed.set(key, { commit: row.commit, declarations: data });
      }
    }
  }

  async #merge(key: string, values: Partial<Row>): Promise<void> {
    await this.#knex(TABLE)
      .insert({ repository_key: key, ...values })
      .onConflict('repository_key')
      .merge(values);
  }
}
