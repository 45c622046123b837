import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/** The characters that the catalog allows; `parseEntityRef` takes any. */
const ENTITY_REF = /^[a-z][a-z0-9]*:[\w.-]+\/[\w.-]+$/i;

/**
 * The full entity reference of an owner; a plain name is a group of the default
 * namespace.
 * @returns undefined when the text is no entity reference
 */
export function toOwnerRef(owner: string): string | undefined {
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
    return ENTITY_REF.test(ref) ? ref : undefined;
  } catch {
    return undefined;
  }
}
