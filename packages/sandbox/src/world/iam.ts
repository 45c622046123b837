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
  Tags: { Key: string; Value: string }[];
}

/** The OpenID Connect provider that an account trusts for the service accounts of a cluster. */
export interface OpenIdConnectProvider {
  Arn: string;
  /** The issuer without its scheme. */
  Url: string;
  ClientIDList: string[];
  ThumbprintList: string[];
  CreateDate: Date;
  Tags: { Key: string; Value: string }[];
}
