import { Block } from '@xkf/tfvars';
import { isReadable, readText } from '../../declarations/literals';
import {
  argumentOf,
  NamedBlock,
  RootModule,
} from '../../declarations/RootModule';

/** The type of the resource that lets roles trust an issuer. */
export const oidcProviderType = 'aws_iam_openid_connect_provider';

/** The issuers that a directory declares, as far as their addresses are literals. */
export function oidcProvidersOf(
  root: RootModule,
): (NamedBlock & { url: string })[] {
  return root.resources(oidcProviderType).flatMap(resource => {
    const expression = argumentOf(resource.block, 'url');
    const read =
      expression && readText({ path: resource.path, expression }, 'url');
    return isReadable(read) ? [{ ...resource, url: bare(read.value) }] : [];
  });
}

/**
 * The issuer as the directory declares it for an environment.
 * @param count - what `count` is where a resource is for this environment alone
 */
export function declaredProvider(
  root: RootModule,
  url: string,
  count: string | undefined,
): NamedBlock | undefined {
  return oidcProvidersOf(root).find(
    provider => provider.url === bare(url) && isMade(provider.block, count),
  );
}

/** The ARN of a declared issuer, so that Terraform makes it before what trusts it. */
export function arnReference({ name, block }: NamedBlock): string {
  const index = argumentOf(block, 'count') ? '[0]' : '';
  return `${oidcProviderType}.${name}${index}.arn`;
}

function isMade(block: Block, count: string | undefined): boolean {
  if (argumentOf(block, 'for_each')) return false;
  const own = argumentOf(block, 'count')?.text;
  return own === undefined || squeezed(own) === squeezed(count ?? '');
}

/** An issuer without its scheme, as IAM names it. */
function bare(url: string): string {
  return url.replace(/^https:\/\//, '').replace(/\/$/, '');
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}
