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
  /** `owner/name` of a repository of the Git host. */
  repository: text,
  /** How often the fault strikes before it is gone; without it, forever. */
  remaining: z.number().int().min(1).optional(),
  /** Share of the matching requests that it strikes, in an even pattern. */
  ratio: z.number().gt(0).max(1).default(1),
};
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
  repository?: string | undefined;
}

/** What each side can answer beyond the effects that all of them have. */
const ONLY_ELSEWHERE = {
  aws: ['unreachable', 'tls', 'unauthorized', 'html'],
  kubernetes: ['expired-token', 'html'],
  github: ['unreachable', 'tls'],
};

const CONDITIONS = [
  'account',
  'region',
  'service',
  'operation',
  'cluster',
  'repository',
] as const;

function sideOf(service: string): keyof typeof ONLY_ELSEWHERE {
  return service === 'kubernetes' || service === 'github' ? service : 'aws';
}

/** Whether a fault is meant for a target. */
export function concerns(fault: Fault, target: FaultTarget): boolean {
  return (
    !ONLY_ELSEWHERE[sideOf(target.service)].includes(fault.effect) &&
    CONDITIONS.every(
      key => fault[key] === undefined || fault[key] === target[key],
    )
  );
}
