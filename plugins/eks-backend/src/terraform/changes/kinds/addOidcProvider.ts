import { InputError } from '@backstage/errors';
import { BlockValue } from '@xkf/tfvars';
import { oidcProviderScore } from '../blastRadius/scores';
import { ApplyChange } from '../effect';
import { irsaPlace } from '../irsa/irsaPlace';
import { declaredProvider, oidcProviderType } from '../irsa/oidcProviders';
import { at } from '../Workspace';
import { slug } from '../words';

/**
 * Appends the issuer of a cluster to `irsa.tf`, beside the roles that trust it.
 * The AWS provider of XKF's modules, version 4, does not do without a thumbprint.
 */
export const addOidcProvider: ApplyChange<'add-oidc-provider'> = async (
  workspace,
  { resource, url, thumbprints },
) => {
  const { root, path, environments, count } = await irsaPlace(workspace);
  const found = declaredProvider(root, url, count);
  if (!found) {
    const taken = root
      .resources(oidcProviderType)
      .find(({ name }) => name === resource);
    if (taken) {
      throw new InputError(
        `${at(taken.path, taken.block.span.start.line)}: there is a resource ${oidcProviderType}.${resource} already, for another issuer. Choose another name.`,
      );
    }
    const attributes: Record<string, BlockValue> = {
      ...(count !== undefined && { count: { $raw: count } }),
      url,
      client_id_list: ['sts.amazonaws.com'],
      thumbprint_list: thumbprints,
    };
    await workspace.edit(path, [
      {
        op: 'appendBlock',
        type: 'resource',
        labels: [oidcProviderType, resource],
        attributes,
      },
    ]);
  }
  const place = found ? at(found.path, found.block.span.start.line) : path;
  return {
    title: `Let roles trust the issuer ${url}`,
    summary: `Adds the issuer ${url} to the account in ${path}, so that its roles can trust service accounts of that cluster.`,
    subject: resource,
    action: slug(`oidc-${resource}`),
    isAside: true,
    clusters: [],
    impacts: environments.map(environment => ({
      directory: root.directory,
      environment,
      score: oidcProviderScore,
      comparable: false,
    })),
    alreadySo: `${place} declares the issuer ${url} already.`,
    warnings: [],
  };
};
