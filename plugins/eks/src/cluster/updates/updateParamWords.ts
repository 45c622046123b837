import { ClusterUpdate } from '@xkf/backstage-plugin-eks-common';
import { taintText } from '../../facts/Tags';
import { EksTranslate } from '../../translation';

type UpdateParam = ClusterUpdate['params'][number];

/** The UpdateParamType values of the EKS API that have words of their own. */
const knownParams = [
  'Version',
  'PlatformVersion',
  'ReleaseVersion',
  'AddonVersion',
  'EndpointPublicAccess',
  'EndpointPrivateAccess',
  'PublicAccessCidrs',
  'ClusterLogging',
  'ResolveConflicts',
  'ConfigurationValues',
  'ServiceAccountRoleArn',
  'PodIdentityAssociations',
  'LaunchTemplateName',
  'LaunchTemplateVersion',
  'MinSize',
  'MaxSize',
  'DesiredSize',
  'MaxUnavailable',
  'MaxUnavailablePercentage',
  'NodeRepairEnabled',
  'UpdateStrategy',
  'LabelsToAdd',
  'LabelsToRemove',
  'TaintsToAdd',
  'TaintsToRemove',
  'SecurityGroups',
  'Subnets',
  'AuthenticationMode',
  'UpgradePolicy',
  'DeletionProtection',
  'EncryptionConfig',
  'IdentityProviderConfig',
] as const;

const conflictRules = ['OVERWRITE', 'NONE', 'PRESERVE'] as const;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list item or the value of an entry; undefined where it has no plain form. */
function plain(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  if (!isRecord(value)) return undefined;
  const { key, effect } = value;
  if (typeof key !== 'string' || typeof effect !== 'string') return undefined;
  return taintText({ key, value: plain(value.value), effect });
}

/** `api, audit: On` of each setup in the JSON of a logging update. */
function loggingWords(t: EksTranslate, value: unknown): string | undefined {
  const setups = isRecord(value) ? value.clusterLogging : undefined;
  if (!Array.isArray(setups)) return undefined;
  const words = setups.map(setup => {
    if (!isRecord(setup) || !Array.isArray(setup.types)) return undefined;
    const state = setup.enabled ? t('updates.on') : t('updates.off');
    return `${setup.types.join(', ')}: ${state}`;
  });
  return words.includes(undefined) ? undefined : words.join('; ');
}

/** Lists and flat objects without their JSON; anything deeper stays as it is. */
function structureWords(value: unknown): string | undefined {
  const items = isRecord(value)
    ? Object.entries(value).map(([key, entry]) => {
        const text = plain(entry);
        return text === undefined ? undefined : `${key}=${text}`;
      })
    : Array.isArray(value) && value.map(plain);
  if (!items || items.length === 0 || items.includes(undefined)) {
    return undefined;
  }
  return items.join(', ');
}

function valueWords(t: EksTranslate, { type, value }: UpdateParam): string {
  if (value === 'true') return t('updates.on');
  if (value === 'false') return t('updates.off');
  if (type === 'ResolveConflicts') {
    const rule = conflictRules.find(name => name === value);
    return rule ? t(`updates.resolve.${rule}`) : value;
  }
  const json = parsed(value);
  return loggingWords(t, json) ?? structureWords(json) ?? value;
}

/** One change of an update; a parameter newer than this list keeps AWS's own name. */
export function updateParamWords(t: EksTranslate, param: UpdateParam): string {
  const known = knownParams.find(name => name === param.type);
  const name = known ? t(`updates.param.${known}`) : param.type;
  return `${name}: ${valueWords(t, param)}`;
}
