import {
  KubernetesValidatorFunctions,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';

/** Labels with the values that the catalog accepts; empty ones are left out. */
export function toLabels(
  values: Record<string, string | undefined>,
): Record<string, string> {
  const labels = Object.entries(values).map(([key, value]) => [
    key,
    (value ?? '')
      .replace(/[^A-Za-z0-9_.-]+/g, '-')
      .slice(0, 63)
      .replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, ''),
  ]);
  return Object.fromEntries(labels.filter(([, value]) => value));
}

/** Tags in the spelling that the catalog accepts, each once. */
export function toTags(...values: string[]): string[] {
  const tags = values.map(value =>
    value
      .toLowerCase()
      .replace(/[^a-z0-9+#]+/g, '-')
      .slice(0, 63)
      .replace(/^-+|-+$/g, ''),
  );
  return [...new Set(tags.filter(Boolean))];
}

/**
 * A complete reference, `kind:namespace/name`.
 * @returns undefined when the catalog could not read it
 */
export function toValidRef(
  text: string,
  defaultKind: string,
): string | undefined {
  try {
    const ref = parseEntityRef(text, {
      defaultKind,
      defaultNamespace: 'default',
    });
    const valid =
      KubernetesValidatorFunctions.isValidKind(ref.kind) &&
      KubernetesValidatorFunctions.isValidNamespace(ref.namespace) &&
      KubernetesValidatorFunctions.isValidObjectName(ref.name);
    return valid ? stringifyEntityRef(ref) : undefined;
  } catch {
    return undefined;
  }
}

/** The owner that a tag or the configuration names, where it can be one. */
export function toOwner(owner: string | undefined, fallback: string): string {
  return (owner && toValidRef(owner, 'group')) || fallback;
}

/** Links whose address the catalog accepts; one that it does not fails the entity. */
export function toLinks(
  links: Record<string, string | undefined>,
): { title: string; url: string }[] {
  return Object.entries(links).flatMap(([title, url]) =>
    url && URL.canParse(url) ? [{ title, url }] : [],
  );
}
