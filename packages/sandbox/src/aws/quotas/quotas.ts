import { QUOTAS, quotaOf } from '../../world/quotas';
import { AwsError } from '../error';
import { jsonService, pageSize, text } from '../jsonService';
import { page } from '../paging';
import type { CallContext } from '../service';

const SERVICES: Record<string, string> = {
  eks: 'Amazon Elastic Kubernetes Service (Amazon EKS)',
  vpc: 'Amazon Virtual Private Cloud (Amazon VPC)',
};

function quotas({ account, region }: CallContext, wanted: string) {
  return QUOTAS.filter(({ service }) => service === wanted).map(
    ({ service, code, name }) => ({
      ServiceCode: service,
      ServiceName: SERVICES[service],
      QuotaArn: `arn:aws:servicequotas:${region}:${account.id}:${service}/${code}`,
      QuotaCode: code,
      QuotaName: name,
      Value: quotaOf(account, code),
      Unit: 'None',
      Adjustable: true,
      GlobalQuota: false,
    }),
  );
}

function noSuchResource(): AwsError {
  return new AwsError(
    'NoSuchResourceException',
    'The request failed because the specified service or quota does not exist.',
  );
}

/** Service Quotas: those of EKS and VPC. */
export const serviceQuotas = jsonService(
  'servicequotas',
  'ServiceQuotasV20190624',
  {
    GetServiceQuota: (context, input) => {
      const quota = quotas(context, text(input, 'ServiceCode')).find(
        each => each.QuotaCode === text(input, 'QuotaCode'),
      );
      if (!quota) {
        throw noSuchResource();
      }
      return { Quota: quota };
    },
    ListServiceQuotas: (context, input) => {
      const service = text(input, 'ServiceCode');
      if (!Object.hasOwn(SERVICES, service)) {
        throw noSuchResource();
      }
      const { items, nextToken } = page(
        quotas(context, service),
        service,
        pageSize(input, 100),
        text(input, 'NextToken'),
      );
      return { Quotas: items, NextToken: nextToken };
    },
  },
);
