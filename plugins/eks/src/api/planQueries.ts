import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  clusterOfTarget,
  ClusterId,
  OperationInput,
  OperationPlan,
} from '@xkf/backstage-plugin-eks-common';
import { clusterKey } from './clusterQueries';
import { eksApiRef } from './eksApi';
import { operationKey, operationsKey } from './operationQueries';
import { peeringsKey } from './peeringQueries';
import { planOf } from './planOf';

const planKey = (input: OperationInput | undefined) =>
  ['eks', 'operation-plan', input] as const;

/**
 * What an operation would do, computed once: what a person reads must not change
 * under their eyes. It is forgotten with the page, so that coming back computes again.
 * @param input - undefined while nothing is chosen
 */
export function useOperationPlan(input: OperationInput | undefined) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: planKey(input),
    queryFn: ({ signal }) => {
      if (!input) throw new Error('Nothing is chosen');
      return api.planOperation({ operation: input }, { signal });
    },
    enabled: input !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

/** Starts what a plan says; a newer plan in a refusal takes its place. */
export function useStartOperation(input: OperationInput | undefined) {
  const api = useApi(eksApiRef);
  const client = useQueryClient();
  return useMutation({
    mutationFn: (agreed: { plan: OperationPlan; confirmation: string }) => {
      const { plan, confirmation } = agreed;
      return api.startOperation({
        operation: plan.input,
        planToken: plan.planToken,
        ...(plan.confirmation && { confirmation: confirmation.trim() }),
      });
    },
    onSuccess: operation => {
      client.setQueryData(operationKey(operation.id), operation);
      client.invalidateQueries({ queryKey: operationsKey });
      client.invalidateQueries({ queryKey: peeringsKey });
      const cluster = clusterOfTarget(operation.target);
      if (cluster) {
        client.invalidateQueries({ queryKey: clusterKey(cluster) });
      }
    },
    onError: error => {
      const newer = planOf(error);
      if (newer) client.setQueryData(planKey(input), newer);
    },
  });
}

/** What the wizard of a rotation begins with; what was entered must not change by itself. */
export function useRotationOptions(id: ClusterId) {
  const api = useApi(eksApiRef);
  return useQuery({
    queryKey: [...clusterKey(id), 'rotation-options'],
    queryFn: ({ signal }) => api.getRotationOptions(id, { signal }),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
