/** An organizational unit; its parent is the root or another unit. */
export interface OrganizationalUnit {
  Id: string;
  Arn: string;
  Name: string;
  parentId: string;
  tags: Record<string, string>;
  /**
   * Roles that every account in the unit or below it gets a moment after it has come: a StackSet of
   * CloudFormation with automatic deployment.
   */
  readerRoles: string[];
}

/** An account as Organizations lists it. */
export interface MemberAccount {
  Id: string;
  Arn: string;
  Email: string;
  Name: string;
  Status: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE';
  State: 'ACTIVE' | 'SUSPENDED' | 'PENDING_CLOSURE';
  JoinedMethod: 'CREATED' | 'INVITED';
  JoinedTimestamp: Date;
  parentId: string;
  tags: Record<string, string>;
}

/** Why an account was not made, in the words of Organizations. */
export const FAILURE_REASONS = [
  'ACCOUNT_LIMIT_EXCEEDED',
  'CONCURRENT_ACCOUNT_MODIFICATION',
  'EMAIL_ALREADY_EXISTS',
  'FAILED_BUSINESS_VALIDATION',
  'GOVCLOUD_ACCOUNT_ALREADY_EXISTS',
  'INTERNAL_FAILURE',
  'INVALID_ADDRESS',
  'INVALID_EMAIL',
  'INVALID_IDENTITY_FOR_BUSINESS_VALIDATION',
  'INVALID_PAYMENT_INSTRUMENT',
  'MISSING_BUSINESS_VALIDATION',
  'MISSING_PAYMENT_INSTRUMENT',
  'PENDING_BUSINESS_VALIDATION',
  'UNKNOWN_BUSINESS_VALIDATION',
  'UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED',
] as const;

/** One of them. */
export type FailureReason = (typeof FAILURE_REASONS)[number];

/** A request for an account, as Organizations tells of it. */
export interface AccountRequest {
  Id: string;
  AccountName: string;
  State: 'IN_PROGRESS' | 'SUCCEEDED' | 'FAILED';
  RequestedTimestamp: Date;
  CompletedTimestamp?: Date;
  AccountId?: string;
  FailureReason?: FailureReason;
  /** Not told. */
  email: string;
}

/** What is to befall the next requests. */
export interface NextRequests {
  account?: { failure?: FailureReason; seconds?: number };
  /** How many of the next calls of MoveAccount meet another change. */
  moveConflicts: number;
}

/** The AWS organization of the sandbox. */
export interface Organization {
  Id: string;
  managementAccountId: string;
  managementAccountEmail: string;
  rootId: string;
  rootTags: Record<string, string>;
  /** How many accounts it may have. */
  accountLimit: number;
  units: OrganizationalUnit[];
  accounts: Map<string, MemberAccount>;
  /** Oldest first. */
  requests: AccountRequest[];
  next: NextRequests;
}

/** Whether an id is that of the root or of a unit. */
export function isParent({ rootId, units }: Organization, id: string): boolean {
  return id === rootId || units.some(unit => unit.Id === id);
}

/** The units that something is in, the innermost first. */
export function unitsAround(
  organization: Organization,
  parentId: string,
): OrganizationalUnit[] {
  const unit = organization.units.find(each => each.Id === parentId);
  return unit ? [unit, ...unitsAround(organization, unit.parentId)] : [];
}
