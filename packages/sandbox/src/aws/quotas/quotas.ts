import { AwsError } from '../error';
import { jsonService, pageSize, text } from '../jsonService';
import { page } from '../paging';
import type { CallContext } from '../service';

const EKS_QUOTAS = [
  { code: 'L-1194D53C', name: 'Clusters', value: 100 },
  { code: 'L-6D54EA21', name: 'Managed node groups per cluster', value: 30 },
  { code: 'L-BD136A63', name: 'Nodes per managed node group', value: 450 },
  { code: 'L-23414FF3', name: 'Fargate profiles per cluster', value: 10 },
];

function quotas({ account, region }: CallContext) {
  return EKS_QUOTAS.map(({ code, name, value }) => ({
    ServiceCode: 'eks',
    ServiceName: 'Amazon Elastic Kubernetes Service (Amazon EKS)',
    QuotaArn: `arn:aws:servicequotas:${region}:${account.id}:eks/${code}`,
    QuotaCode: code,
    QuotaName: name,
    Value: value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
  }));
}

function noSuchResource(): AwsError {
  return new AwsError(
    'NoSuchResourceException',
    'The request failed because the specified service or quota does not exist.',
  );
}

/** Service Quotas: those of EKS. */
export const serviceQuotas = jsonService(
  'servicequotas',
  'ServiceQuotasV20190624',
  {
    GetServiceQuota: (context, input) => {
      const quota = quotas(context).find(
        each =>
          each.ServiceCode === text(input, 'ServiceCode') &&
          each.QuotaCode === text(input, 'QuotaCode'),
      );
      if (!quota) {
        throw noSuchResource();
      }
      return { Quota: quota };
    },
    ListServiceQuotas: (context, input) => {
      const service = text(input, 'ServiceCode');
      if (service !== 'eks') {
        throw noSuchResource();
      }
      const { items, nextToken } = page(
        quotas(context),
        service,
        pageSize(input, 100),
        text(input, 'NextToken'),
      );
      return { Quotas: items, NextToken: nextToken };
    },
  },
);
