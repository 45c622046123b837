import { qualifiedName } from './status';
import type { Target } from './target';

/** What a request needs to be allowed, in the words of RBAC. */
export interface Access {
  /** Verb and resource: `create pods/eviction`. */
  rule: string;
  /** The sentence with which the API refuses it. */
  refusal: string;
}

/** What a request needs to be allowed. */
export function accessOf(target: Target, verb: string): Access {
  const { resource, namespace, name, subresource } = target;
  const path = subresource
    ? `${resource.plural}/${subresource}`
    : resource.plural;
  const scope = namespace
    ? `in the namespace "${namespace}"`
    : 'at the cluster scope';
  const what = qualifiedName(resource) + (name ? ` "${name}"` : '');
  return {
    rule: `${verb} ${path}`,
    refusal: `${what} is forbidden: User "sandbox" cannot ${verb} resource "${path}" in API group "${resource.group}" ${scope}`,
  };
}
