import {
  GetOpenIDConnectProviderCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  IAMClient,
  ListOpenIDConnectProvidersCommand,
  paginateListAttachedRolePolicies,
  paginateListRoles,
  Role,
} from '@aws-sdk/client-iam';
import { AwsIam } from './iam';
import { AwsAccount } from './problems';
import { SdkCalls } from './SdkCalls';

/** Reads roles, policies and issuers through the AWS SDK. */
export class SdkAwsIam implements AwsIam {
  readonly #client: IAMClient;
  readonly #calls: SdkCalls;

  constructor(options: {
    client: IAMClient;
    account: AwsAccount;
    /** Bounds all calls of one piece of work. */
    signal: AbortSignal;
  }) {
    this.#client = options.client;
    this.#calls = new SdkCalls(options.account, options.signal);
  }

  getRole(name: string) {
    return this.#calls.describe('iam:GetRole', async options => {
      const command = new GetRoleCommand({ RoleName: name });
      const { Role: role } = await this.#client.send(command, options);
      return role && withDecodedTrust(role);
    });
  }

  listRoles() {
    return this.#calls.list(
      'iam:ListRoles',
      paginateListRoles({ client: this.#client, pageSize: 1000 }, {}),
      page => page.Roles?.map(withDecodedTrust),
    );
  }

  listAttachedRolePolicies(roleName: string) {
    return this.#calls.listOf(
      'iam:ListAttachedRolePolicies',
      paginateListAttachedRolePolicies(
        { client: this.#client, pageSize: 1000 },
        { RoleName: roleName },
      ),
      page => page.AttachedPolicies,
    );
  }

  async getPolicyDocument(arn: string) {
    const version = await this.#calls.describe(
      'iam:GetPolicy',
      async options => {
        const command = new GetPolicyCommand({ PolicyArn: arn });
        const { Policy } = await this.#client.send(command, options);
        return Policy?.DefaultVersionId;
      },
    );
    if (!version) return undefined;
    return this.#calls.describe('iam:GetPolicyVersion', async options => {
      const command = new GetPolicyVersionCommand({
        PolicyArn: arn,
        VersionId: version,
      });
      const { PolicyVersion } = await this.#client.send(command, options);
      return decoded(PolicyVersion?.Document);
    });
  }

  async listOpenIdConnectProviders() {
    const providers = await this.#calls.describe(
      'iam:ListOpenIDConnectProviders',
      async options => {
        const command = new ListOpenIDConnectProvidersCommand({});
        const answer = await this.#client.send(command, options);
        return answer.OpenIDConnectProviderList;
      },
    );
    return (providers ?? []).flatMap(({ Arn }) => Arn ?? []);
  }

  getOpenIdConnectProvider(arn: string) {
    return this.#calls.describe(
      'iam:GetOpenIDConnectProvider',
      async options => {
        const command = new GetOpenIDConnectProviderCommand({
          OpenIDConnectProviderArn: arn,
        });
        const answer = await this.#client.send(command, options);
        return {
          url: answer.Url ?? '',
          clientIds: answer.ClientIDList ?? [],
          thumbprints: answer.ThumbprintList ?? [],
        };
      },
    );
  }
}

function withDecodedTrust(role: Role): Role {
  return {
    ...role,
    AssumeRolePolicyDocument: decoded(role.AssumeRolePolicyDocument),
  };
}

/** IAM sends policies URL-encoded; the SDK leaves them so. */
function decoded(document: string | undefined): string | undefined {
  return document && decodeURIComponent(document);
}
