import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { toValidRef } from '../entities/values';

const ROOT = 'catalog.providers.eks';

/** The provider's configuration. References are complete: `kind:namespace/name`. */
export interface EksProviderConfig {
  schedule: SchedulerServiceTaskScheduleDefinition;
  namespace: string;
  defaultOwner: string;
  system?: string;
  /** Address of the portal, from `app.baseUrl`, for links to its pages. */
  portalUrl?: string;
}

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 5 },
  timeout: { minutes: 3 },
  initialDelay: { seconds: 15 },
};

/**
 * Reads `catalog.providers.eks`; without it the defaults hold.
 * @throws InputError that lists every mistake, each with its key
 */
export function readEksProviderConfig(rootConfig: Config): EksProviderConfig {
  const config = rootConfig.getOptionalConfig(ROOT);
  const mistakes: string[] = [
    ...unknownKeys(config, ROOT, [
      'schedule',
      'namespace',
      'defaultOwner',
      'system',
    ]),
  ];
  const attempt = <T>(read: () => T): T | undefined => {
    try {
      return read();
    } catch (error) {
      mistakes.push(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  };
  const schedule = attempt(() =>
    config?.has('schedule')
      ? readSchedule(config.getConfig('schedule'))
      : DEFAULT_SCHEDULE,
  );
  const namespace = attempt(() => readNamespace(config));
  const defaultOwner = attempt(() =>
    readRef(config, 'defaultOwner', 'group', 'unknown'),
  );
  const system = attempt(() => readRef(config, 'system', 'system'));
  if (mistakes.length > 0 || !schedule || !namespace || !defaultOwner) {
    throw new InputError(
      `The configuration of the EKS entity provider is not right:\n${mistakes
        .map(mistake => `  - ${mistake}`)
        .join('\n')}`,
    );
  }
  return Object.freeze({
    schedule,
    namespace,
    defaultOwner,
    system,
    portalUrl: rootConfig.getOptionalString('app.baseUrl')?.replace(/\/+$/, ''),
  });
}

function unknownKeys(
  config: Config | undefined,
  at: string,
  known: string[],
): string[] {
  return (config?.keys() ?? [])
    .filter(key => !known.includes(key))
    .map(key => `${at}.${key} is not a known key`);
}

function readSchedule(config: Config): SchedulerServiceTaskScheduleDefinition {
  try {
    return readSchedulerServiceTaskScheduleDefinitionFromConfig(config);
  } catch (error) {
    throw new InputError(`${ROOT}.schedule is not a schedule`, error);
  }
}

function readNamespace(config: Config | undefined): string {
  const namespace = config?.getOptionalString('namespace') ?? 'default';
  if (!KubernetesValidatorFunctions.isValidNamespace(namespace)) {
    throw new InputError(
      `${ROOT}.namespace "${namespace}" must be lower case letters, digits and -`,
    );
  }
  return namespace;
}

function readRef(
  config: Config | undefined,
  key: string,
  defaultKind: string,
  fallback?: string,
): string | undefined {
  const text = config?.getOptionalString(key) ?? fallback;
  if (text === undefined) return undefined;
  const ref = toValidRef(text, defaultKind);
  if (ref) return ref;
  throw new InputError(
    `${ROOT}.${key} "${text}" must be an entity reference such as ${defaultKind}:default/name`,
  );
}
