import { Answer, failure } from '../../__testUtils__/ApiServer';
import { Budget, Pod } from '../api';
import { ignoresBudgets, selects, usesBudget } from '../budgets';
import { Etcd } from './Etcd';

export interface Eviction {
  pod: string;
  uid: string;
  /** HTTP status of the answer. */
  status: number;
}

const REFUSAL =
  "Cannot evict pod as it would violate the pod's disruption budget.";

/** A refusal with its details, as the eviction API answers it. */
export function refusal(
  status: number,
  message: string,
  details: object = {},
  headers: Record<string, string> = {},
): Answer {
  const body = {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    code: status,
    message,
    details,
  };
  return { status, body, headers };
}

/** The eviction API with the rules of kube-apiserver (pod/storage/eviction.go). */
export class EvictionApi {
  readonly log: Eviction[] = [];
  underWay = 0;
  most = 0;
  /** How long one eviction takes the API server. */
  takesMs = 1;

  constructor(
    private readonly etcd: Etcd,
    private readonly end: (pod: Pod) => void,
  ) {}

  async evict(
    namespace: string,
    name: string,
    uid: string | undefined,
  ): Promise<Answer> {
    this.underWay += 1;
    this.most = Math.max(this.most, this.underWay);
    await new Promise(resolve => setTimeout(resolve, this.takesMs));
    this.underWay -= 1;
    const pod = this.etcd.get('pods', namespace, name) as Pod | undefined;
    const answer = this.answer(pod, uid);
    const status = answer && typeof answer === 'object' && 'status' in answer;
    this.log.push({
      pod: `${namespace}/${name}`,
      uid: pod?.metadata.uid ?? '',
      status: status ? (answer.status ?? 200) : 0,
    });
    return answer;
  }

  private answer(pod: Pod | undefined, uid: string | undefined): Answer {
    if (!pod) return failure(404, 'pods not found');
    const budgets = this.etcd
      .list<Budget>('poddisruptionbudgets')
      .filter(budget => selects(budget, pod));
    if (budgets.length > 1 && !ignoresBudgets(pod)) {
      return failure(
        500,
        'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.',
      );
    }
    const [budget] = budgets;
    if (budget && usesBudget(pod, budget)) {
      const refused = this.charge(budget, pod);
      if (refused) return refused;
    }
    if (uid !== undefined && uid !== pod.metadata.uid) {
      return refusal(
        409,
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${pod.metadata.uid}`,
        { name: pod.metadata.name, kind: 'Pod' },
      );
    }
    this.end(pod);
    return { status: 201, body: { kind: 'Status', status: 'Success' } };
  }

  private charge(budget: Budget, pod: Pod): Answer {
    const { metadata, status = {} } = budget;
    if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0)) {
      return refusal(
        429,
        REFUSAL,
        {
          causes: [
            {
              reason: 'DisruptionBudget',
              message: `The disruption budget ${metadata.name} is still being processed by the server.`,
            },
          ],
          retryAfterSeconds: 10,
        },
        { 'retry-after': '10' },
      );
    }
    if ((status.disruptionsAllowed ?? 0) < 1) {
      return refusal(429, REFUSAL, {
        causes: [
          {
            reason: 'DisruptionBudget',
            message: `The disruption budget ${metadata.name} needs ${status.desiredHealthy} healthy pods and has ${status.currentHealthy} currently`,
          },
        ],
      });
    }
    this.etcd.put('poddisruptionbudgets', {
      ...budget,
      status: {
        ...status,
        disruptionsAllowed: (status.disruptionsAllowed ?? 0) - 1,
        disruptedPods: {
          ...status.disruptedPods,
          [pod.metadata.name]: new Date().toISOString(),
        },
      },
    } as Budget);
    return undefined;
  }
}
