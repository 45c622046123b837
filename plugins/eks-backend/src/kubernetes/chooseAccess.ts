import { InputError } from '@backstage/errors';
import {
  AccessedCluster,
  ClusterAccessProvider,
} from '@xkf/backstage-plugin-eks-node';
import { EksConfig } from '../config';

/**
 * Tells which access provider leads into a cluster: the one its account names,
 * else the one for all.
 * @throws InputError when the configuration names a provider nobody added
 */
export function chooseAccess(
  config: EksConfig,
  providers: readonly ClusterAccessProvider[],
): (cluster: AccessedCluster) => string {
  const names = providers.map(provider => provider.name);
  const mistakes = [
    ['eks.kubernetes.access', config.kubernetes.access] as const,
    ...config.accounts.map(
      (account, index) =>
        [
          `eks.accounts[${index}].kubernetes.access`,
          account.kubernetes?.access,
        ] as const,
    ),
  ].filter(([, name]) => name !== undefined && !names.includes(name));
  if (mistakes.length > 0) {
    const list = mistakes.map(([key, name]) => `  - ${key} "${name}"`);
    throw new InputError(
      `The configuration names ways into clusters that no module adds (known: ${names.join(', ')}):\n${list.join('\n')}`,
    );
  }
  return ({ accountId }) =>
    config.accounts.find(account => account.accountId === accountId)?.kubernetes
      ?.access ?? config.kubernetes.access;
}
