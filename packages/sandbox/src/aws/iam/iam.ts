import { awsQuery } from '../dialects/query';
import { queryService } from '../queryService';
import { noSuchEntity } from './lookup';
import { policyOperations } from './policies';
import { roleOperations } from './roles';

/** AWS Identity and Access Management, the same in every region. */
export const iam = queryService(
  'iam',
  awsQuery('https://iam.amazonaws.com/doc/2010-05-08/'),
  {
    ...roleOperations,
    ...policyOperations,
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
