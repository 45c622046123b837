import { Operation } from '@xkf/backstage-plugin-eks-common';

/** What an operation has made, for later steps; what it does not make is left out. */
export interface OperationResult {
  accountId?: string;
  roleArn?: string;
  serviceAccountYaml?: string;
  connectionId?: string;
}

/** What an operation has made, as its steps show it; the last step knows best. */
export function resultOf({ steps }: Operation): OperationResult {
  return steps.reduce<OperationResult>((result, { detail }) => {
    switch (detail?.type) {
      case 'account':
        return { ...result, accountId: detail.accountId ?? result.accountId };
      case 'irsa-role': {
        const { roleArn, serviceAccountYaml } = detail;
        return { ...result, roleArn, serviceAccountYaml };
      }
      case 'peering':
        return {
          ...result,
          connectionId: detail.connectionId ?? result.connectionId,
        };
      default:
        return result;
    }
  }, {});
}
