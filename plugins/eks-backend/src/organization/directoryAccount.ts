/** An organizational unit. */
export interface DirectoryUnit {
  id: string;
  /** Names from the unit of tenants down, such as `Tenants/Production`. */
  path: string;
}

/** An account of the organization, in the unit of tenants or below it. */
export interface DirectoryAccount {
  accountId: string;
  name: string;
  email: string;
  /** Organizations' state, such as ACTIVE or SUSPENDED. */
  state: string;
  unit: DirectoryUnit;
  tags: Record<string, string>;
}
