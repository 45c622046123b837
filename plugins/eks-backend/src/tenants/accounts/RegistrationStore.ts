import { Knex } from 'knex';

const TABLE = 'eks_tenants';

/** A tenant that somebody registered through the portal. */
export interface Registration {
  /** Web address of the repository of the platform. */
  repository: string;
  /** Name of the tenant, and of its namespace. */
  name: string;
  owner: string;
  /** AWS accounts of the tenant. */
  accountIds: string[];
  /** Ids of its pull requests, the newest last. */
  changes: string[];
  operationId: string;
  /** ISO 8601. */
  updatedAt: string;
}

interface Row {
  repository: string;
  name: string;
  owner: string;
  account_ids: string;
  changes: string;
  operation_id: string;
  updated_at: string;
}

/** What the catalog and the page of tenants know of tenants besides AWS and Terraform. */
export class RegistrationStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async list(): Promise<Registration[]> {
    const rows = await this.#knex<Row>(TABLE).orderBy(['name', 'repository']);
    return rows.map(toRegistration);
  }

  /**
   * Notes a tenant. One that is known keeps its accounts and pull requests; saving
   * the same again changes nothing but the moment.
   */
  async save(registration: Registration): Promise<void> {
    const { repository, name, owner, operationId, updatedAt } = registration;
    await this.#knex.transaction(async tx => {
      const known = await tx<Row>(TABLE).where({ repository, name }).first();
      const before = known && toRegistration(known);
      const values = {
        owner,
        account_ids: both(before?.accountIds, registration.accountIds),
        changes: both(before?.changes, registration.changes),
        operation_id: operationId,
        updated_at: updatedAt,
      };
      await tx<Row>(TABLE)
        .insert({ repository, name, ...values })
        .onConflict(['repository', 'name'])
        .merge(values);
    });
  }
}

function both(one: readonly string[] = [], other: readonly string[]): string {
  return JSON.stringify([...new Set([...one, ...other])]);
}

function toRegistration(row: Row): Registration {
  return {
    repository: row.repository,
    name: row.name,
    owner: row.owner,
    accountIds: JSON.parse(row.account_ids),
    changes: JSON.parse(row.changes),
    operationId: row.operation_id,
    updatedAt: row.updated_at,
  };
}
