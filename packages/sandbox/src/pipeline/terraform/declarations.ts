import { blocksOf, type HclBody, parseHcl } from './hcl';
import type { SourceFile } from './variables';

/** A variable as a folder declares it. */
export interface Declaration {
  name: string;
  block: HclBody;
  /** Such as `variables.tf:12,1-22`. */
  declaredAt: string;
  /** The same of its validation blocks. */
  validatedAt: string[];
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The places of the validation blocks between the header of a variable and the end of its block. */
function validationPlaces(
  file: string,
  lines: string[],
  header: number,
): string[] {
  const end = lines.findIndex((line, index) => index > header && line === '}');
  return lines.slice(header, end).flatMap((line, offset) => {
    const indent = /^(\s*)validation\s*\{/.exec(line)?.[1].length;
    return indent === undefined
      ? []
      : [`${file}:${header + offset + 1},${indent + 1}-${indent + 11}`];
  });
}

/**
 * The variables that the files of a folder declare.
 *
 * @throws TerraformError when a file cannot be parsed
 */
export async function declarationsOf(
  files: SourceFile[],
): Promise<Declaration[]> {
  const declarations: Declaration[] = [];
  for (const { path, text } of files) {
    const file = baseName(path);
    const body = await parseHcl(file, text);
    const lines = text.split('\n');
    for (const [name, block] of blocksOf(body, 'variable')) {
      const header = `variable "${name}"`;
      const index = lines.findIndex(line => line.startsWith(header));
      declarations.push({
        name,
        block,
        declaredAt: `${file}:${index + 1},1-${header.length + 1}`,
        validatedAt: validationPlaces(file, lines, index),
      });
    }
  }
  return declarations;
}
