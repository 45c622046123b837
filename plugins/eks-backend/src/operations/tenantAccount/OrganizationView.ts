import type {
  Account,
  CreateAccountStatus,
} from '@aws-sdk/client-organizations';
import { AwsOrganization } from '../../aws';
import { TenantAccountWorld } from './TenantAccountWorld';

/** Units lie at most five deep (quotas of Organizations); a longer way is a fault. */
const MAX_DEPTH = 10;

/** A root or unit of the organization. */
export interface Unit {
  id: string;
  /** Such as `Tenants/Production`; `Root` for the root. */
  path: string;
  /** Ids of it and of all around it, the innermost first. */
  within: string[];
}

/** The organization as one look of a plan or a step sees it. */
export class OrganizationView {
  readonly calls: AwsOrganization;
  readonly signal: AbortSignal;

  /** @param signal - ends the look early; the look has a limit of its own as well */
  constructor({ aws, pace }: TenantAccountWorld, signal: AbortSignal) {
    this.signal = AbortSignal.any([signal, AbortSignal.timeout(pace.timeout)]);
    this.calls = aws.organization(this.signal);
  }

  /** A unit with its way from the root; undefined when there is none of the id. */
  async unit(id: string): Promise<Unit | undefined> {
    if (isRoot(id)) return { id, path: 'Root', within: [id] };
    const names: string[] = [];
    const within: string[] = [];
    for (let at: string | undefined = id; at && !isRoot(at);) {
      const unit = await this.calls.describeOrganizationalUnit(at);
      if (!unit || within.length === MAX_DEPTH) return undefined;
      names.unshift(unit.Name ?? at);
      within.push(at);
      const [parent] = await this.calls.listParents(at);
      at = parent?.Id;
    }
    return { id, path: names.join('/'), within };
  }

  /** Id of the root or unit that an account is in. */
  async parentOf(accountId: string): Promise<string | undefined> {
    const [parent] = await this.calls.listParents(accountId);
    return parent?.Id;
  }

  /** Requests for accounts of a name that go on or have led to an account. */
  async requestsFor(name: string): Promise<CreateAccountStatus[]> {
    const all = await this.calls.listCreateAccountStatus([
      'IN_PROGRESS',
      'SUCCEEDED',
    ]);
    return all.filter(({ AccountName }) => AccountName === name);
  }
}

/** Whether an account has an e-mail address; AWS does not tell cases apart. */
export function hasEmail(account: Account, email: string): boolean {
  return account.Email?.toLowerCase() === email.toLowerCase();
}

/** Organizations: `r-` begins the id of a root, `ou-` that of a unit. */
function isRoot(id: string): boolean {
  return id.startsWith('r-');
}

/** How a sentence names an account. */
export function accountWords({ Id, Name }: Account): string {
  return `${Name ?? 'without a name'} (${Id})`;
}

/** Organizations' state of an account; `Status` is the older name of the same. */
export function stateOf({ State, Status }: Account): string {
  return State ?? Status ?? 'unknown';
}
