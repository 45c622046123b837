/** An organizational unit; its parent is the root or another unit. */
export interface OrganizationalUnit {
  Id: string;
  Arn: string;
  Name: string;
  parentId: string;
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

/** The AWS organization of the sandbox. */
export interface Organization {
  Id: string;
  managementAccountId: string;
  managementAccountEmail: string;
  rootId: string;
  units: OrganizationalUnit[];
  accounts: Map<string, MemberAccount>;
}
