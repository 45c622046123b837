import { IrsaRole } from '@xkf/backstage-plugin-eks-common';

/** A service account. */
export interface RoleSubject {
  namespace: string;
  name: string;
}

const isNamed = (text: string) => !/[*?]/.test(text);

/** The service accounts that a role trusts by name, those it trusts by pattern left out. */
export function subjectsOf({ trust }: Pick<IrsaRole, 'trust'>): RoleSubject[] {
  const subjects = trust
    .filter(one => isNamed(one.namespace) && isNamed(one.serviceAccount))
    .map(({ namespace, serviceAccount: name }) => ({ namespace, name }));
  return [
    ...new Map(
      subjects.map(one => [`${one.namespace}/${one.name}`, one]),
    ).values(),
  ];
}
