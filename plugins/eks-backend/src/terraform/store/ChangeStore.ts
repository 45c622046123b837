import {
  ApplyCommand,
  ChangeRecord,
  PullRequest,
  TerraformChange,
} from '@xkf/backstage-plugin-eks-common';
import { Knex } from 'knex';

const CHANGES = 'eks_terraform_changes';
const SUBJECTS = 'eks_terraform_change_subjects';

/** What a change is about: a cluster, or all of an account in a region. */
export interface ChangeSubject {
  accountId: string;
  region: string;
  clusterName?: string;
}

/** What a change was when it was opened; never altered afterwards. */
export interface OpenedChange {
  title: string;
  repository: { url: string; name: string };
  changes: TerraformChange[];
  clusters: string[];
  requestedBy: string;
  commands: ApplyCommand[];
}

/** What is stored about a change. Moments are ISO 8601 texts. */
export interface StoredChange extends OpenedChange {
  changeId: string;
  createdAt: string;
  subjects: ChangeSubject[];
  state: ChangeRecord['state'];
  pullRequest: PullRequest;
  readAt: string;
}

interface ChangeRow {
  change_id: string;
  created_at: string;
  state: ChangeRecord['state'];
  read_at: string;
  change: string;
  pull_request: string;
}

interface SubjectRow {
  change_id: string;
  account_id: string;
  region: string;
  cluster_name: string;
}

/** Pull requests that were opened through the portal. */
export class ChangeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Adds a change; one that is known keeps its first opening. */
  async add(stored: StoredChange): Promise<void> {
    const { changeId, createdAt, subjects, state, pullRequest, readAt } =
      stored;
    const { title, repository, changes, clusters, requestedBy, commands } =
      stored;
    const opened: OpenedChange = {
      title,
      repository,
      changes,
      clusters,
      requestedBy,
      commands,
    };
    await this.#knex.transaction(async tx => {
      await tx<ChangeRow>(CHANGES)
        .insert({
          change_id: changeId,
          created_at: createdAt,
          state,
          read_at: readAt,
          change: JSON.stringify(opened),
          pull_request: JSON.stringify(pullRequest),
        })
        .onConflict('change_id')
        .merge(['state', 'read_at', 'pull_request']);
      await tx<SubjectRow>(SUBJECTS)
        .insert(
          subjects.map(subject => ({
            change_id: changeId,
            account_id: subject.accountId,
            region: subject.region,
            cluster_name: subject.clusterName ?? '',
          })),
        )
        .onConflict(['change_id', 'account_id', 'region', 'cluster_name'])
        .ignore();
    });
  }

  /** Stores what the Git host says now. */
  async update(
    changeId: string,
    reading: Pick<StoredChange, 'state' | 'pullRequest' | 'readAt'>,
  ): Promise<void> {
    await this.#knex<ChangeRow>(CHANGES)
      .where({ change_id: changeId })
      .update({
        state: reading.state,
        read_at: reading.readAt,
        pull_request: JSON.stringify(reading.pullRequest),
      });
  }

  async find(changeId: string): Promise<StoredChange | undefined> {
    const [found] = await this.#load([changeId]);
    return found;
  }

  /** The newest changes about a subject, newest first. */
  async list(
    subject: Partial<ChangeSubject>,
    limit: number,
  ): Promise<StoredChange[]> {
    const { accountId, region, clusterName } = subject;
    const rows = await this.#knex<ChangeRow>(CHANGES)
      .select('change_id')
      .whereExists(
        this.#knex<SubjectRow>(SUBJECTS)
          .select(this.#knex.raw('1'))
          .whereRaw('??.change_id = ??.change_id', [SUBJECTS, CHANGES])
          .modify(query => {
            if (accountId) query.where('account_id', accountId);
            if (region) query.where('region', region);
            if (clusterName) query.whereIn('cluster_name', [clusterName, '']);
          }),
      )
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'change_id' },
      ])
      .limit(limit);
    return this.#load(rows.map(row => row.change_id));
  }

  /**
   * The newest merged changes of a repository that AWS does not show yet.
   * @param limit - how many merged changes of all repositories are looked at
   */
  async merged(repositoryUrl: string, limit: number): Promise<StoredChange[]> {
    const rows = await this.#knex<ChangeRow>(CHANGES)
      .select('change_id')
      .where({ state: 'merged' })
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'change_id' },
      ])
      .limit(limit);
    const changes = await this.#load(rows.map(row => row.change_id));
    return changes.filter(({ repository }) => repository.url === repositoryUrl);
  }

  async #load(ids: string[]): Promise<StoredChange[]> {
    const [rows, subjects] = await Promise.all([
      this.#knex<ChangeRow>(CHANGES).whereIn('change_id', ids).select(),
      this.#knex<SubjectRow>(SUBJECTS).whereIn('change_id', ids).select(),
    ]);
    return rows
      .map(row => toStoredChange(row, subjects))
      .sort((a, b) => ids.indexOf(a.changeId) - ids.indexOf(b.changeId));
  }
}

function toStoredChange(row: ChangeRow, subjects: SubjectRow[]): StoredChange {
  const opened: OpenedChange = JSON.parse(row.change);
  return {
    ...opened,
    // Rows of earlier versions do not say what else a plan applies.
    commands: opened.commands.map(command => ({
      ...command,
      alsoApplies: command.alsoApplies ?? [],
      alsoAppliesHidden: command.alsoAppliesHidden ?? 0,
    })),
    changeId: row.change_id,
    createdAt: row.created_at,
    state: row.state,
    readAt: row.read_at,
    pullRequest: JSON.parse(row.pull_request),
    subjects: subjects
      .filter(subject => subject.change_id === row.change_id)
      .map(({ account_id, region, cluster_name }) => ({
        accountId: account_id,
        region,
        ...(cluster_name && { clusterName: cluster_name }),
      })),
  };
}
