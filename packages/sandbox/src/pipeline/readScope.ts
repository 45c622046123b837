import { providerArn } from '../world/roles';
import { type Scope, sourcesOf } from './Scope';
import {
  type Configuration,
  readConfiguration,
} from './terraform/configuration';
import type { Diagnostic } from './terraform/diagnostic';
import { evaluate, type Names } from './terraform/evaluate';
import type { HclValue } from './terraform/hcl';
import { readVariables } from './terraform/variables';

/** What the files of a scope say. */
export interface ScopeContent {
  configuration: Configuration;
  values: Record<string, HclValue>;
  names: Names;
  warnings: Diagnostic[];
}

const PROVIDER =
  /^aws_iam_openid_connect_provider\.([\w-]+)(?:\[0\])?\.(arn|url|id)$/;

/** What expressions of a scope can refer to. */
function namesOf(
  { accountId, region }: Scope,
  { configuration, values }: Pick<ScopeContent, 'configuration' | 'values'>,
): Names {
  const names: Names = {
    variables: values,
    locals: configuration.locals,
    resolve: async reference => {
      const [, name, attribute] = PROVIDER.exec(reference) ?? [];
      const provider = configuration
        .resources('aws_iam_openid_connect_provider')
        .find(each => each.name === name);
      if (provider) {
        const url = String(await evaluate(provider.block.url ?? '', names));
        return attribute === 'url'
          ? url.replace('https://', '')
          : providerArn(accountId, url);
      }
      if (/^data\.aws_caller_identity\.[\w-]+\.account_id$/.test(reference)) {
        return accountId;
      }
      return /^data\.aws_region\.[\w-]+\.(name|id)$/.test(reference)
        ? region
        : undefined;
    },
  };
  return names;
}

/**
 * Reads the files of a scope.
 *
 * @throws TerraformError when they have mistakes
 */
export async function readScope(
  scope: Scope,
  tree: string,
): Promise<ScopeContent> {
  const { folder, varFiles } = sourcesOf(scope, tree);
  const { values, warnings } = await readVariables(folder, varFiles);
  const configuration = await readConfiguration(folder);
  return {
    configuration,
    values,
    warnings,
    names: namesOf(scope, { configuration, values }),
  };
}
