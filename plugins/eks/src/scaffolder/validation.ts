import { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/core-plugin-api/alpha';
import { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import {
  accountIdSchema,
  overlap,
  parseCidr,
  parseClusterArn,
  parseReleaseVersion,
} from '@xkf/backstage-plugin-eks-common';
import { eksApiRef } from '../api/eksApi';
import { everyPage } from '../api/everyPage';
import { en } from '../locales/en';
import { eksTranslationRef } from '../translation';
import { clustersOf } from './clustersOf';
import { judgePolicy } from './judgePolicy';
import {
  accountSchema,
  clusterSchema,
  networkSchema,
  policySchema,
  releaseSchema,
} from './schemas';

type Mistake = Extract<keyof typeof en, `field.mistake.${string}`>;

type Validator<Schema extends { TOutput: unknown; uiOptionsType: unknown }> =
  CustomFieldValidator<Schema['TOutput'], Schema['uiOptionsType']>;

/** A mistake in the reader's language, in English until that one is loaded. */
function wordsOf(
  apis: ApiHolder,
  mistake: Mistake,
  values: { value: string; other?: string },
): string {
  const found = apis.get(translationApiRef)?.getTranslation(eksTranslationRef);
  if (found?.ready) {
    return found.t(mistake, { other: '', ...values });
  }
  return en[mistake]
    .replace('{{value}}', values.value)
    .replace('{{other}}', values.other ?? '');
}

/** Each cluster must be named by its ARN. */
export const validateCluster: Validator<typeof clusterSchema> = (
  data,
  field,
  { apiHolder },
) => {
  const given = clustersOf(data);
  if (Array.isArray(data) && data.length > 0 && given.length === 0) {
    field.addError(
      wordsOf(apiHolder, 'field.mistake.noCluster', { value: '' }),
    );
  }
  for (const value of given) {
    if (!parseClusterArn(value)) {
      field.addError(wordsOf(apiHolder, 'field.mistake.cluster', { value }));
    }
  }
};

/** An account has twelve digits. */
export const validateAccount: Validator<typeof accountSchema> = (
  data,
  field,
  { apiHolder },
) => {
  if (data && !accountIdSchema.safeParse(data).success) {
    field.addError(
      wordsOf(apiHolder, 'field.mistake.account', { value: data }),
    );
  }
};

/** A network must be chosen; a range must be one, and nobody may have an address of it. */
export const validateNetwork: Validator<typeof networkSchema> = async (
  data,
  field,
  { apiHolder },
) => {
  if (typeof data === 'object' && !data.vpcId) {
    // A form gives an object without anything in it where nothing is chosen.
    field.addError(wordsOf(apiHolder, 'field.mistake.network', { value: '' }));
  }
  if (typeof data !== 'string' || data === '') return;
  const range = parseCidr(data);
  if (!range) {
    field.addError(wordsOf(apiHolder, 'field.mistake.range', { value: data }));
    return;
  }
  const api = apiHolder.get(eksApiRef);
  const known = await everyPage(
    async cursor => (await api?.listNetworks({ cursor })) ?? { items: [] },
  );
  const taker = known.items.find(({ cidrs }) =>
    cidrs.some(cidr => {
      const taken = parseCidr(cidr);
      return taken !== undefined && overlap(range, taken);
    }),
  );
  if (taker) {
    const { accountName, cidrs } = taker;
    field.addError(
      wordsOf(apiHolder, 'field.mistake.taken', {
        value: data,
        other: `${accountName} (${cidrs.join(', ')})`,
      }),
    );
  }
};

/** A release is named in full. */
export const validateRelease: Validator<typeof releaseSchema> = (
  data,
  field,
  { apiHolder },
) => {
  if (data && !parseReleaseVersion(data)) {
    field.addError(
      wordsOf(apiHolder, 'field.mistake.release', { value: data }),
    );
  }
};

/** A policy must be one that IAM accepts. */
export const validatePolicy: Validator<typeof policySchema> = (data, field) => {
  const { mistake } = judgePolicy(data ?? '');
  if (mistake) field.addError(mistake);
};
