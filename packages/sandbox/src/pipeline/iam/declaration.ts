import { providerArn } from '../../world/roles';
import type { ScopeContent } from '../readScope';
import type { Scope } from '../Scope';
import { type ConfiguredBlock, isCallOf } from '../terraform/configuration';
import { terraformError } from '../terraform/diagnostic';
import { evaluate } from '../terraform/evaluate';
import { irsaResources } from './irsaModule';
import { type IamResource, providerResource } from './resources';

const PROVIDER = 'aws_iam_openid_connect_provider';

async function providerOf(
  { accountId }: Scope,
  { names }: ScopeContent,
  { name, block, at }: ConfiguredBlock,
): Promise<IamResource[]> {
  const counted = block.count !== undefined;
  if (counted && Number(await evaluate(block.count, names)) < 1) {
    return [];
  }
  const address = `${PROVIDER}.${name}${counted ? '[0]' : ''}`;
  const argument = async (key: string) => {
    if (block[key] === undefined) {
      throw terraformError(
        'Missing required argument',
        `The argument "${key}" is required, but no definition was found.`,
        `on ${at}, in resource "${PROVIDER}" "${name}":`,
      );
    }
    return evaluate(block[key], names);
  };
  const texts = async (key: string) => {
    const value = await argument(key);
    return Array.isArray(value) ? value.map(String) : [String(value)];
  };
  const url = String(await argument('url'));
  const clients = await texts('client_id_list');
  const thumbprints = await texts('thumbprint_list');
  const short = thumbprints.findIndex(each => each.length !== 40);
  if (short >= 0) {
    throw terraformError(
      `expected length of thumbprint_list.${short} to be in the range (40 - 40), got ${thumbprints[short]}`,
      undefined,
      `with ${address},`,
    );
  }
  return [
    providerResource(providerArn(accountId, url), address, url, {
      ClientIDList: clients,
      ThumbprintList: thumbprints,
    }),
  ];
}

/**
 * What a folder declares in IAM: calls of XKF's irsa module, and OpenID Connect providers.
 *
 * @throws TerraformError when they have mistakes
 */
export async function iamDeclaration(
  scope: Scope,
  content: ScopeContent,
): Promise<IamResource[]> {
  const { configuration } = content;
  const resources: IamResource[] = [];
  for (const block of configuration.resources(PROVIDER)) {
    resources.push(...(await providerOf(scope, content, block)));
  }
  for (const call of configuration.modules) {
    if (isCallOf(call, 'irsa')) {
      resources.push(...(await irsaResources(scope, content, call)));
    }
  }
  return resources;
}
