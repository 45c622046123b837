import { ec2 } from './ec2/ec2';
import { eks } from './eks/eks';
import { iam } from './iam/iam';
import { organizations } from './organizations/organizations';
import { serviceQuotas } from './quotas/quotas';
import type { AwsRequest } from './request';
import type { AwsService } from './service';
import { ssm } from './ssm/ssm';
import { sts } from './sts/sts';

const SERVICES = new Map<string, AwsService>(
  [ec2, eks, iam, organizations, serviceQuotas, ssm, sts].map(service => [
    service.id,
    service,
  ]),
);

/**
 * The service that a request is for: by the scope of its signature, or, where it carries none,
 * by the protocol that it looks like, so that the refusal is readable for the client.
 */
export function serviceOf(
  request: AwsRequest,
  scope: string | undefined,
): AwsService | undefined {
  if (scope) {
    return SERVICES.get(scope);
  }
  if (request.path !== '/') {
    return eks;
  }
  return request.headers['x-amz-target'] ? ssm : sts;
}
