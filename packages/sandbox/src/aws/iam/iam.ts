import type { Role } from '../../world/iam';
import { awsQuery } from '../dialects/query';
import { AwsError } from '../error';
import { InvalidTokenError, page } from '../paging';
import { queryService } from '../queryService';

function noSuchEntity(message: string): AwsError {
  return new AwsError('NoSuchEntity', message, 404);
}

function wireRole({ Tags, ...role }: Role, withTags: boolean): object {
  return {
    ...role,
    AssumeRolePolicyDocument: encodeURIComponent(role.AssumeRolePolicyDocument),
    ...(withTags ? { Tags } : {}),
  };
}

function iamPage<T>(parameters: URLSearchParams, list: string, items: T[]) {
  const size = Number(parameters.get('MaxItems') ?? '100');
  if (!Number.isInteger(size) || size < 1 || size > 1000) {
    throw new AwsError(
      'ValidationError',
      `1 validation error detected: Value '${parameters.get('MaxItems')}' at 'maxItems' failed to satisfy constraint: Member must have value between 1 and 1000`,
    );
  }
  try {
    const result = page(
      items,
      list,
      size,
      parameters.get('Marker') ?? undefined,
    );
    return {
      items: result.items,
      IsTruncated: result.nextToken !== undefined,
      Marker: result.nextToken,
    };
  } catch (error) {
    if (error instanceof InvalidTokenError) {
      throw new AwsError('ValidationError', 'Invalid Marker.');
    }
    throw error;
  }
}

/** AWS Identity and Access Management, the same in every region. */
export const iam = queryService(
  'iam',
  awsQuery('https://iam.amazonaws.com/doc/2010-05-08/'),
  {
    GetRole: ({ account }, parameters) => {
      const name = parameters.get('RoleName') ?? '';
      const role = account.roles.find(each => each.RoleName === name);
      if (!role) {
        throw noSuchEntity(`The role with name ${name} cannot be found.`);
      }
      return { Role: wireRole(role, true) };
    },
    ListRoles: ({ account }, parameters) => {
      const prefix = parameters.get('PathPrefix') ?? '/';
      const { items, ...rest } = iamPage(
        parameters,
        'roles',
        account.roles.filter(role => role.Path.startsWith(prefix)),
      );
      return { Roles: items.map(role => wireRole(role, false)), ...rest };
    },
    ListOpenIDConnectProviders: ({ account }) => ({
      OpenIDConnectProviderList: account.openIdConnectProviders.map(
        ({ Arn }) => ({ Arn }),
      ),
    }),
    GetOpenIDConnectProvider: ({ account }, parameters) => {
      const arn = parameters.get('OpenIDConnectProviderArn') ?? '';
      const provider = account.openIdConnectProviders.find(
        each => each.Arn === arn,
      );
      if (!provider) {
        throw noSuchEntity(`OpenIDConnect Provider not found for arn ${arn}`);
      }
      const { Arn: _, ...answer } = provider;
      return answer;
    },
    ListAccountAliases: ({ account }) => ({
      AccountAliases: account.alias ? [account.alias] : [],
      IsTruncated: false,
    }),
  },
);
