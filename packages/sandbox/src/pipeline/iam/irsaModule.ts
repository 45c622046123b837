import { serviceAccountTrust } from '../../world/roles';
import type { Scope } from '../Scope';
import type { ScopeContent } from '../readScope';
import type { ConfiguredBlock } from '../terraform/configuration';
import { terraformError } from '../terraform/diagnostic';
import { evaluate } from '../terraform/evaluate';
import type { HclValue } from '../terraform/hcl';
import {
  convert,
  parseType,
  TypeMismatchError,
} from '../terraform/typeConstraint';
import {
  attachmentResource,
  type IamResource,
  policyResource,
  roleResource,
} from './resources';

/** The variables of XKF's irsa module: their types, and defaults where they have one. */
const VARIABLES: Record<string, { type: string; default?: HclValue }> = {
  name: { type: 'string' },
  oidc_providers: { type: 'list(object({ url = string, arn = string }))' },
  kubernetes_namespace: { type: 'string' },
  kubernetes_service_account: { type: 'string' },
  policy_json_create: { type: 'bool' },
  policy_json: { type: 'string', default: '' },
  policy_permissions_arn: { type: 'set(string)', default: [] },
};
/** Arguments of every module call. */
const META = [
  'source',
  'version',
  'count',
  'for_each',
  'providers',
  'depends_on',
];

async function argumentsOf(
  call: ConfiguredBlock,
  { names }: ScopeContent,
): Promise<Record<string, HclValue>> {
  const { name, block, at } = call;
  const place = `on ${at}, in module "${name}":`;
  const surplus = Object.keys(block).find(
    key => !META.includes(key) && !Object.hasOwn(VARIABLES, key),
  );
  if (surplus) {
    throw terraformError(
      'Unsupported argument',
      `An argument named "${surplus}" is not expected here.`,
      place,
    );
  }
  const values: Record<string, HclValue> = {};
  for (const [key, variable] of Object.entries(VARIABLES)) {
    const given = block[key] ?? variable.default;
    if (given === undefined) {
      throw terraformError(
        'Missing required argument',
        `The argument "${key}" is required, but no definition was found.`,
        place,
      );
    }
    const value = await evaluate(given, names);
    try {
      values[key] = convert(parseType(variable.type), value);
    } catch (error) {
      if (!(error instanceof TypeMismatchError)) {
        throw error;
      }
      throw terraformError(
        'Invalid value for module argument',
        `The given value is not suitable for child module variable "${key}": ${error.message}.`,
        place,
      );
    }
  }
  return values;
}

/** The address of a call, or undefined where its count is 0. */
async function addressOf(
  { name, block, at }: ConfiguredBlock,
  { names }: ScopeContent,
): Promise<string | undefined> {
  if (block.for_each !== undefined) {
    throw terraformError(
      'Expression not evaluated',
      'The sandbox knows no for_each of a module.',
      `on ${at}, in module "${name}":`,
    );
  }
  if (block.count === undefined) {
    return `module.${name}`;
  }
  return Number(await evaluate(block.count, names)) > 0
    ? `module.${name}[0]`
    : undefined;
}

function checkName(name: string, address: string): void {
  if (name.length < 1 || name.length > 64) {
    throw terraformError(
      `expected length of name to be in the range (1 - 64), got ${name}`,
      undefined,
      `with ${address},`,
    );
  }
  if (!/^[\w+=,.@-]*$/.test(name)) {
    throw terraformError(
      'invalid value for name (must match [\\w+=,.@-])',
      undefined,
      `with ${address},`,
    );
  }
}

function checkPolicy(text: string, address: string): void {
  try {
    JSON.parse(text);
  } catch (error) {
    throw terraformError(
      `"policy" contains an invalid JSON: ${error instanceof Error ? error.message : String(error)}`,
      undefined,
      `with ${address},`,
    );
  }
}

function trustOf(values: Record<string, HclValue>): string {
  const providers = values.oidc_providers as { url: string; arn: string }[];
  const arns = providers.map(each => each.arn);
  const twice = arns.find((arn, index) => arns.indexOf(arn) !== index);
  if (twice) {
    throw terraformError(
      'Duplicate object key',
      `Two different items produced the key "${twice}" in this 'for' expression. If duplicates are expected, use the ellipsis (...) after the value expression to enable grouping by key.`,
    );
  }
  return serviceAccountTrust(
    providers,
    String(values.kubernetes_namespace),
    String(values.kubernetes_service_account),
  );
}

/**
 * The resources of one call of XKF's irsa module: a role, a policy of the same name where its document is given,
 * and the attachments of the policies.
 *
 * @throws TerraformError when the arguments are not those of the module
 */
export async function irsaResources(
  { accountId }: Scope,
  content: ScopeContent,
  call: ConfiguredBlock,
): Promise<IamResource[]> {
  const module = await addressOf(call, content);
  if (!module) {
    return [];
  }
  const values = await argumentsOf(call, content);
  const name = String(values.name);
  const address = `${module}.aws_iam_role.this`;
  checkName(name, address);
  const resources = [roleResource(address, name, trustOf(values))];
  if (values.policy_json_create === true) {
    const document = String(values.policy_json);
    const own = `${module}.aws_iam_policy.permissions[0]`;
    checkPolicy(document, own);
    const made = policyResource(accountId, own, name, document);
    resources.push(
      made,
      attachmentResource(
        `${module}.aws_iam_role_policy_attachment.permissions[0]`,
        name,
        made.id,
        [address, own],
      ),
    );
  }
  for (const arn of values.policy_permissions_arn as string[]) {
    resources.push(
      attachmentResource(
        `${module}.aws_iam_role_policy_attachment.permissions_arn["${arn}"]`,
        name,
        arn,
        [address],
      ),
    );
  }
  return resources;
}
