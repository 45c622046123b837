import { Problem } from '@xkf/backstage-plugin-eks-common';
import { AccessedCluster } from '@xkf/backstage-plugin-eks-node';
import { statusOf } from './apiStatus';
import { ClusterUnreadableError } from './ClusterUnreadableError';
import { transportFailureOf } from './transport';

/** What was attempted when it failed. */
export interface Attempt {
  cluster: AccessedCluster;
  /** RBAC verb and resource, such as `list nodes`. */
  permission: string;
  connectTimeoutMs: number;
  requestTimeoutMs: number;
}

/**
 * The one place where errors of the Kubernetes API, the network below it and
 * the access provider become a problem in words. Nothing of the error's own
 * text is kept, because an ApiException quotes the whole response.
 */
export function problemOf(error: unknown, attempt: Attempt): Problem {
  if (error instanceof ClusterUnreadableError) return error.problem;
  if (error instanceof Error && error.name === 'NotAllowedError') {
    return { kind: 'access-denied', message: error.message };
  }
  const status = statusOf(error);
  if (status !== undefined) return problemOfStatus(status, attempt);
  return (
    transportProblem(error, attempt) ?? {
      kind: 'unknown',
      message: `Reading ${attempt.cluster.clusterName} failed for a reason that the portal does not know; its log names it.`,
    }
  );
}

function problemOfStatus(status: number, attempt: Attempt): Problem {
  const { permission } = attempt;
  const name = attempt.cluster.clusterName;
  if (status === 401) {
    return {
      kind: 'access-denied',
      message: `${name} does not know the portal's identity. Give the portal's IAM role an access entry in this cluster.`,
    };
  }
  if (status === 403) {
    return {
      kind: 'access-denied',
      message: `The portal may not ${permission} in ${name}. Grant it to the Kubernetes user or group of the portal's access entry.`,
      permission,
    };
  }
  if (status === 404) {
    return {
      kind: 'not-found',
      message: `The API server of ${name} does not offer what was asked for (${permission}).`,
    };
  }
  if (status === 429) {
    return {
      kind: 'throttled',
      message: `The API server of ${name} has too many requests to serve. The portal asks again with the next reading.`,
    };
  }
  if (status >= 500) {
    return {
      kind: 'server-error',
      message: `The API server of ${name} answered with an error of its own (HTTP ${status}). This passes by itself when the control plane is being updated.`,
    };
  }
  return {
    kind: 'unknown',
    message: `The API server of ${name} refused the request (HTTP ${status}).`,
  };
}

function transportProblem(
  error: unknown,
  attempt: Attempt,
): Problem | undefined {
  const failure = transportFailureOf(error);
  if (!failure) return undefined;
  const name = attempt.cluster.clusterName;
  const seconds = (ms: number) => `${ms / 1000} s`;
  const sentences: Record<typeof failure.reason, string> = {
    certificate: `The API server of ${name} shows a certificate that the cluster's certificate authority did not issue. Something stands between the portal and the cluster, or the cluster was created anew; refresh it.`,
    dns: `The address of the API server of ${name} cannot be resolved. A private endpoint is known inside its VPC only.`,
    'connect-timeout': `The API server of ${name} could not be reached within ${seconds(attempt.connectTimeoutMs)}. Check that the portal's network is allowed to the cluster's endpoint.`,
    connection: `The API server of ${name} does not take connections. Check that the cluster is active and that the portal's network is allowed to its endpoint.`,
    answer: `The API server of ${name} took the request and did not answer within ${seconds(attempt.requestTimeoutMs)}.`,
  };
  return { kind: failure.kind, message: sentences[failure.reason] };
}
