import { blocksOf, type HclBody, isObject, parseHcl } from './hcl';
import type { SourceFile } from './variables';

/** A call of a module or a resource block of a folder. */
export interface ConfiguredBlock {
  name: string;
  block: HclBody;
  /** Such as `irsa.tf line 3`. */
  at: string;
}

/** What the `.tf` files of a folder hold besides variables. */
export interface Configuration {
  modules: ConfiguredBlock[];
  locals: HclBody;
  /** The resources of a type. */
  resources(type: string): ConfiguredBlock[];
}

function lineOf(text: string, header: string): number {
  return text.split('\n').findIndex(line => line.startsWith(header)) + 1;
}

/**
 * Reads the `.tf` files of a folder.
 *
 * @throws TerraformError when a file cannot be parsed
 */
export async function readConfiguration(
  folder: SourceFile[],
): Promise<Configuration> {
  const files: { file: string; text: string; body: HclBody }[] = [];
  for (const { path, text } of folder) {
    const file = path.slice(path.lastIndexOf('/') + 1);
    files.push({ file, text, body: await parseHcl(file, text) });
  }
  const configured = (
    of: (body: HclBody) => [string, HclBody][],
    header: (name: string) => string,
  ) =>
    files.flatMap(({ file, text, body }) =>
      of(body).map(([name, block]): ConfiguredBlock => ({
        name,
        block,
        at: `${file} line ${lineOf(text, header(name))}`,
      })),
    );
  const locals = files.flatMap(({ body }) =>
    Array.isArray(body.locals) ? body.locals.filter(isObject) : [],
  );
  return {
    modules: configured(
      body => blocksOf(body, 'module'),
      name => `module "${name}"`,
    ),
    locals: Object.assign({}, ...locals),
    resources: type =>
      configured(
        ({ resource }) => (isObject(resource) ? blocksOf(resource, type) : []),
        name => `resource "${type}" "${name}"`,
      ),
  };
}

/** Whether a module call is of a module of that name, wherever the modules are kept. */
export function isCallOf({ block }: ConfiguredBlock, module: string): boolean {
  return new RegExp(`(^|/)${module}(\\?.*)?$`).test(String(block.source));
}
