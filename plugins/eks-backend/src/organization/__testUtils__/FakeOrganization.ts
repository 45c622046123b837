import { AwsReadError } from '../../aws';
import { OrganizationCalls } from '../readOrganization';

/** An organization in memory: accounts by the unit that they are in. */
export class FakeOrganization implements OrganizationCalls {
  /** What AWS does not allow; undefined: nothing. */
  denied: string | undefined;
  /** Runs before each list of accounts. */
  beforeListing: (unitId: string) => void = () => {};
  forgotten: string[] = [];
  readonly units = new Map([
    ['ou-acme-tenants01', { name: 'Tenants', parent: 'r-acme' }],
    ['ou-acme-tenantprd', { name: 'Production', parent: 'ou-acme-tenants01' }],
  ]);

  constructor(
    readonly accounts: Map<string, { unit: string; tags?: object }>,
  ) {}

  /** Accounts `…1` to `…n` in the unit of tenants. */
  static of(n: number): FakeOrganization {
    return new FakeOrganization(
      new Map(
        Array.from({ length: n }, (_, index) => [
          accountId(index + 1),
          { unit: 'ou-acme-tenants01' },
        ]),
      ),
    );
  }

  organization(): OrganizationCalls {
    return this;
  }

  forgetCredentials(id: string): void {
    this.forgotten.push(id);
  }

  async describeOrganizationalUnit(id: string) {
    this.#check('organizations:DescribeOrganizationalUnit');
    const unit = this.units.get(id);
    return unit && { Id: id, Name: unit.name };
  }

  async listAccountsForParent(parentId: string) {
    this.#check('organizations:ListAccountsForParent');
    this.beforeListing(parentId);
    return [...this.accounts]
      .filter(([, { unit }]) => unit === parentId)
      .map(([Id]) => ({
        Id,
        Name: `tenant-${Number(Id)}`,
        Email: `aws+${Number(Id)}@acme.example`,
        State: 'ACTIVE' as const,
      }));
  }

  async listOrganizationalUnits(parentId: string) {
    return [...this.units]
      .filter(([, { parent }]) => parent === parentId)
      .map(([Id, { name }]) => ({ Id, Name: name }));
  }

  async listParents(childId: string) {
    const account = this.accounts.get(childId);
    return account ? [{ Id: account.unit }] : [];
  }

  async listTags(id: string) {
    this.#check('organizations:ListTagsForResource');
    return { ...this.accounts.get(id)?.tags };
  }

  #check(action: string): void {
    if (this.denied !== action) return;
    throw new AwsReadError(
      { kind: 'access-denied', permission: action, message: `No ${action}.` },
      undefined,
    );
  }
}

/** The id of an account of a fake organization. */
export function accountId(n: number): string {
  return String(n).padStart(12, '0');
}
