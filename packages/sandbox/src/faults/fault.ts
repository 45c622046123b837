import { z } from 'zod';

const text = z.string().min(1).optional();
const match = {
  account: z
    .string()
    .regex(/^\d{12}$/, 'expected 12 digits')
    .optional(),
  region: text,
  /** Name in the credential scope (`eks`, `ec2`, `sts` …), `kubernetes` or `github`. */
  service: text,
  /**
   * AWS operation such as `ListClusters`, `GET /api/v1/nodes` for Kubernetes,
   * `POST /repos/{owner}/{repo}/pulls` for the Git host.
   */
  operation: text,
  cluster: text,
  /** Name of a node group, for the faults of changes. */
  nodegroup: text,
  /** `owner/name` of a repository of the Git host. */
  repository: text,
  /** How often the fault strikes before it is gone; without it, forever. */
  remaining: z.number().int().min(1).optional(),
  /** Share of the matching requests that it strikes, in an even pattern. */
  ratio: z.number().gt(0).max(1).default(1),
};
const seconds = z.number().min(0).max(86_400);
const texts = z.array(z.string()).optional();
const milliseconds = z.number().int().min(1).max(600_000);

const simple = <E extends string>(effect: E) =>
  z.strictObject({ ...match, effect: z.literal(effect) });

/** A fault as a person or a test states it. */
export const faultSchema = z.discriminatedUnion('effect', [
  simple('access-denied'),
  z.strictObject({
    ...match,
    effect: z.literal('throttle'),
    /** Of the Git host: 403 or 429, GitHub answers a secondary limit with either. */
    status: z.union([z.literal(403), z.literal(429)]).optional(),
    /** Of the Git host. */
    retryAfterSeconds: z.number().int().min(0).max(3600).optional(),
  }),
  simple('expired-token'),
  simple('not-found'),
  simple('hang'),
  simple('unreachable'),
  simple('tls'),
  simple('unauthorized'),
  simple('html'),
  z.strictObject({
    ...match,
    effect: z.literal('server-error'),
    status: z.number().int().min(500).max(599).default(500),
  }),
  z.strictObject({
    ...match,
    effect: z.literal('latency'),
    milliseconds,
  }),
  z.strictObject({
    ...match,
    effect: z.literal('update-failed'),
    /** What the update says about its failure, such as `IpNotAvailable`. */
    errors: z
      .array(
        z.strictObject({
          errorCode: z.string().min(1),
          errorMessage: z.string().default('The update has failed.'),
          resourceIds: texts,
        }),
      )
      .min(1),
  }),
  simple('update-cancelled'),
  /** An update that takes some seconds of the world longer. */
  z.strictObject({ ...match, effect: z.literal('update-slow'), seconds }),
  simple('release-refused'),
  z.strictObject({
    ...match,
    effect: z.literal('nodegroup-failed'),
    /** Code of the health issue, such as `AsgInstanceLaunchFailures`. */
    code: z.string().min(1).default('NodeCreationFailure'),
    message: z
      .string()
      .default('Instances failed to join the kubernetes cluster'),
    resourceIds: texts,
  }),
  simple('nodes-not-ready'),
]);

/** A fault before validation. */
export type FaultInput = z.input<typeof faultSchema>;
/** A fault after validation. */
export type Fault = z.output<typeof faultSchema>;

/** A fault that cannot be understood; the message names every mistake. */
export class InvalidFaultError extends Error {
  override readonly name = 'InvalidFaultError';
}

/**
 * Validates a fault of unknown shape, such as one that came over HTTP.
 *
 * @throws InvalidFaultError
 */
export function parseFault(input: unknown): Fault {
  const parsed = faultSchema.safeParse(input);
  if (!parsed.success) {
    const mistakes = parsed.error.issues.map(
      issue => `${['fault', ...issue.path].join('.')}: ${issue.message}`,
    );
    throw new InvalidFaultError(mistakes.join('; '));
  }
  return parsed.data;
}

/** What a request is about, to be compared with the faults. */
export interface FaultTarget {
  account: string;
  region: string;
  service: string;
  operation: string;
  cluster: string | undefined;
  nodegroup?: string | undefined;
  repository?: string | undefined;
  /** Other names of the operation: `create pods/eviction` for one of Kubernetes. */
  aliases?: string[];
  /** For what AWS does because of a request, instead of the request. */
  change?: boolean;
}

const CHANGES: Fault['effect'][] = [
  'update-failed',
  'update-cancelled',
  'update-slow',
  'release-refused',
  'nodegroup-failed',
  'nodes-not-ready',
];

/** What each side can answer beyond the effects that all of them have. */
const ONLY_ELSEWHERE: Record<string, Fault['effect'][]> = {
  aws: ['unreachable', 'tls', 'unauthorized', 'html', ...CHANGES],
  kubernetes: ['expired-token', 'html', ...CHANGES],
  github: ['unreachable', 'tls', ...CHANGES],
};

const CONDITIONS = [
  'account',
  'region',
  'service',
  'cluster',
  'nodegroup',
  'repository',
] as const;

function possible({ effect }: Fault, { service, change }: FaultTarget) {
  if (change) {
    return CHANGES.includes(effect);
  }
  const side =
    service === 'kubernetes' || service === 'github' ? service : 'aws';
  return !ONLY_ELSEWHERE[side].includes(effect);
}

/** Whether a fault is meant for a target. */
export function concerns(fault: Fault, target: FaultTarget): boolean {
  const { operation, aliases = [] } = target;
  return (
    possible(fault, target) &&
    (fault.operation === undefined ||
      [operation, ...aliases].includes(fault.operation)) &&
    CONDITIONS.every(
      key => fault[key] === undefined || fault[key] === target[key],
    )
  );
}
