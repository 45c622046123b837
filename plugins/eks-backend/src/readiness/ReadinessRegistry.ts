import { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, toError } from '@backstage/errors';
import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';
import { ReadinessCheck, ReadinessFacts } from '@xkf/backstage-plugin-eks-node';
import { untilAborted } from '../cache/untilAborted';
import { builtInChecks } from './checks';

/** A check of a module may take no longer. */
const CHECK_TIMEOUT_MS = 20_000;

/** Gravest first. */
const order: readonly PreflightFinding['state'][] = [
  'required',
  'notEvaluated',
  'recommended',
  'passed',
];

/** How checks are run. */
export interface EvaluateOptions {
  signal: AbortSignal;
  logger: LoggerService;
}

/** The checks that an upgrade must pass: the built-in ones and those of modules. */
export class ReadinessRegistry {
  readonly #checks = new Map<string, ReadinessCheck>();

  constructor() {
    builtInChecks.forEach(check => this.add(check));
  }

  /** @throws ConflictError when the code is taken */
  add(check: ReadinessCheck): void {
    if (this.#checks.has(check.code)) {
      throw new ConflictError(
        `A readiness check with the code ${check.code} exists already`,
      );
    }
    this.#checks.set(check.code, check);
  }

  /** Every finding of every check, the gravest first. */
  async evaluate(
    facts: ReadinessFacts,
    options: EvaluateOptions,
  ): Promise<PreflightFinding[]> {
    const findings = await Promise.all(
      [...this.#checks.values()].map(check => runCheck(check, facts, options)),
    );
    return findings
      .flat()
      .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  }
}

async function runCheck(
  check: ReadinessCheck,
  facts: ReadinessFacts,
  { signal, logger }: EvaluateOptions,
): Promise<PreflightFinding[]> {
  const { code, title } = check;
  const bounded = AbortSignal.any([
    signal,
    AbortSignal.timeout(CHECK_TIMEOUT_MS),
  ]);
  try {
    const findings = await untilAborted(
      Promise.resolve(check.evaluate(facts, { signal: bounded })),
      bounded,
    );
    return findings.map(finding => ({ title, ...finding, code }));
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    logger.warn(`Readiness check ${code} failed`, toError(error));
    return [
      {
        code,
        title,
        state: 'notEvaluated',
        message:
          'The check failed, so it is not known whether the upgrade is safe in this regard. The backend log has the cause.',
      },
    ];
  }
}
