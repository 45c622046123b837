import { parseEntityRef } from '@backstage/catalog-model';
import { TenantAccountInput } from '@xkf/backstage-plugin-eks-common';
import { EksConfig } from '../../config';
import { organizationOf } from './TenantAccountWorld';

/** Organizations API reference, Tag. */
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;

type Tags = Record<string, string>;

/** The tags that the portal itself reads, with what they say about the account. */
export function ownTags(config: EksConfig, input: TenantAccountInput): Tags {
  return {
    [config.ownerTag]: shortOwner(input.owner),
    [organizationOf(config).environmentTag]: input.environment,
  };
}

/** All tags that the account shall have; others that it has stay. */
export function wantedTags(config: EksConfig, input: TenantAccountInput): Tags {
  return { ...input.tags, ...ownTags(config, input) };
}

/** Those of the wanted tags that an account does not have just so. */
export function missingTags(wanted: Tags, present: Tags): Tags {
  return Object.fromEntries(
    Object.entries(wanted).filter(([key, value]) => present[key] !== value),
  );
}

/** Why tags cannot be set, as sentences. */
export function tagMistakes(
  config: EksConfig,
  input: TenantAccountInput,
): string[] {
  const own = ownTags(config, input);
  const mistakes = Object.entries(input.tags).flatMap(([key, value]) => {
    if (/^aws:/i.test(key)) {
      return [`The tag ${key} belongs to AWS. Choose another key.`];
    }
    if (own[key] !== undefined && own[key] !== value) {
      return [
        `The portal sets the tag ${key} to ${own[key]}. Leave it out of the tags.`,
      ];
    }
    return [];
  });
  const unfit = Object.entries({ ...input.tags, ...own })
    .filter(entry => entry.some(text => !TAG_TEXT.test(text)))
    .map(([key]) => key);
  return unfit.length === 0
    ? mistakes
    : [
        ...mistakes,
        `AWS allows only letters, digits, spaces and _ . : / = + - @ in tags, so it refuses ${unfit.join(', ')}.`,
      ];
}

/** An owner as tags of clusters name it: `team-shop` for `group:default/team-shop`. */
function shortOwner(owner: string): string {
  const { namespace, name } = parseEntityRef(owner);
  return namespace === 'default' ? name : `${namespace}/${name}`;
}
