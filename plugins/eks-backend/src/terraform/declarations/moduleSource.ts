import { argumentOf, ModuleCall } from './RootModule';
import { isReadable, readText } from './literals';

/** What a module call is made from. */
export interface ModuleSource {
  /** As written, without its query. */
  source?: string;
  /** What stands behind `?ref=`. */
  ref?: string;
}

/** Reads the `source` of a module call; Terraform allows only a literal there. */
export function moduleSourceOf({ path, block }: ModuleCall): ModuleSource {
  const expression = argumentOf(block, 'source');
  const read = expression && readText({ path, expression }, 'source');
  if (!isReadable(read)) return {};
  const [source, query = ''] = read.value.split('?');
  const ref = new URLSearchParams(query).get('ref') ?? undefined;
  return { source, ref };
}
