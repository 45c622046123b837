import { Problem } from '@xkf/backstage-plugin-eks-common';
import { everyAccess } from '../../operations/world';
import { ChangeTracker } from '../../terraform/ChangeTracker';
import { StoredChange } from '../../terraform/store/ChangeStore';
import { Registration } from './RegistrationStore';
import { TenantPullRequest } from './types';

/** Pull requests that were merged or closed longer ago are history. */
const LATELY_MS = 30 * 24 * 3_600_000;

/** The pull requests of tenants that the portal opened. */
export class TenantPullRequests {
  private constructor(
    private readonly changes: readonly StoredChange[],
    private readonly registrations: readonly Registration[],
    private readonly states: ReadonlyMap<string, TenantPullRequest['state']>,
    readonly problems: readonly Problem[],
  ) {}

  /**
   * Reads those of the given tenants. They are told to whoever may see the tenant,
   * although their repository may be the platform's.
   */
  static async read(
    tracker: Pick<ChangeTracker, 'visible' | 'readAgain'>,
    registrations: readonly Registration[],
    accountIds: ReadonlySet<string>,
  ): Promise<TenantPullRequests> {
    const all = await tracker.visible({}, everyAccess);
    const wanted = all.filter(
      change =>
        isRecent(change) &&
        [...accountIds].some(id => concerns(change, id, registrations)),
    );
    const { items, problems } = await tracker.readAgain(wanted, everyAccess);
    const states = new Map(
      items.map(({ changeId, state }) => [
        changeId,
        state === 'applied' ? ('merged' as const) : state,
      ]),
    );
    return new TenantPullRequests(wanted, registrations, states, problems);
  }

  /** Those of one tenant, the newest first. */
  of(accountId: string): TenantPullRequest[] {
    return this.changes
      .filter(change => concerns(change, accountId, this.registrations))
      .map(({ changeId, pullRequest }) => ({
        title: pullRequest.title,
        url: pullRequest.url,
        state: this.states.get(changeId) ?? pullRequest.state,
      }));
  }
}

function isRecent({ state, createdAt, pullRequest }: StoredChange): boolean {
  const at = pullRequest.mergedAt ?? createdAt;
  return state === 'open' || Date.now() - Date.parse(at) < LATELY_MS;
}

/** About the account itself, or the registration of its tenant. */
function concerns(
  { changeId, subjects }: StoredChange,
  accountId: string,
  registrations: readonly Registration[],
): boolean {
  return (
    subjects.some(subject => subject.accountId === accountId) ||
    registrations.some(
      ({ changes, accountIds }) =>
        changes.includes(changeId) && accountIds.includes(accountId),
    )
  );
}
