/** A tag in the spelling of IAM. */
export interface IamTag {
  Key: string;
  Value: string;
}

/** A managed policy that is attached to a role. */
export interface AttachedPolicy {
  PolicyName: string;
  PolicyArn: string;
}

/** An IAM role in the field names of the IAM API. */
export interface Role {
  Path: string;
  RoleName: string;
  RoleId: string;
  Arn: string;
  CreateDate: Date;
  /** A JSON policy document; the wire carries it URL-encoded. */
  AssumeRolePolicyDocument: string;
  Description?: string;
  MaxSessionDuration: number;
  Tags: IamTag[];
  /** Absent where the role was not used in the time that IAM looks back. */
  RoleLastUsed?: { LastUsedDate: Date; Region: string };
  attachedPolicies: AttachedPolicy[];
}

/** One version of a managed policy. */
export interface PolicyVersion {
  VersionId: string;
  /** A JSON policy document; the wire carries it URL-encoded. */
  Document: string;
  IsDefaultVersion: boolean;
  CreateDate: Date;
}

/** A managed policy in the field names of the IAM API. */
export interface Policy {
  PolicyName: string;
  PolicyId: string;
  Arn: string;
  Path: string;
  CreateDate: Date;
  UpdateDate: Date;
  Tags: IamTag[];
  /** Newest first. */
  versions: PolicyVersion[];
}

/** The OpenID Connect provider that an account trusts for the service accounts of a cluster. */
export interface OpenIdConnectProvider {
  Arn: string;
  /** The issuer without its scheme. */
  Url: string;
  ClientIDList: string[];
  ThumbprintList: string[];
  CreateDate: Date;
  Tags: IamTag[];
}
