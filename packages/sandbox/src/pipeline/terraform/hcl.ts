import { terraformError } from './diagnostic';

/** A value of HCL, as HashiCorp's parser gives it; an expression is a text `${…}`. */
export type HclValue =
  string | number | boolean | null | HclValue[] | { [key: string]: HclValue };

/** The attributes of a file or block. */
export type HclBody = Record<string, HclValue>;

const DIAGNOSTIC =
  /^parse config: \[.+?:(\d+),[\d,-]+: (.+?); ([\s\S]+?)(?:, and \d+ other diagnostic\(s\))?\]$/;

type Parser = typeof import('@cdktn/hcl2json');

/**
 * HashiCorp's parser, a WebAssembly program that starts when its module is loaded: only where it is needed.
 * `import()` would do the same, but not in tests that run without Node's VM modules.
 */
function parser(): Parser {
  return require('@cdktn/hcl2json');
}

/** Files that were parsed already: every run reads the same ones. The oldest ones go. */
const parsed = new Map<string, HclBody>();
const PARSED_KEPT = 500;

function keep(key: string, body: HclBody): HclBody {
  const [oldest] = parsed.keys();
  if (parsed.size >= PARSED_KEPT && oldest !== undefined) {
    parsed.delete(oldest);
  }
  parsed.set(key, body);
  return body;
}

/**
 * Parses a file with HashiCorp's parser.
 *
 * @param path - what errors call the file
 * @throws TerraformError with the parser's words and line
 */
export async function parseHcl(path: string, text: string): Promise<HclBody> {
  const key = `${path}\n${text}`;
  const known = parsed.get(key);
  if (known) {
    return known;
  }
  const { parse } = parser();
  try {
    return keep(key, await parse(path, text));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line, summary, detail] = DIAGNOSTIC.exec(message) ?? [];
    throw line
      ? terraformError(summary, detail, `on ${path} line ${line}:`)
      : terraformError('Invalid file', message, `on ${path}`);
  }
}

/** Whether a value of HCL is an object. */
export function isObject(value: unknown): value is Record<string, HclValue> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether a value is an expression rather than a literal. */
export function isExpression(value: HclValue): value is string {
  return typeof value === 'string' && /^\$\{[\s\S]*\}$/.test(value);
}

/** The blocks of a type in a file, by their first label. */
export function blocksOf(body: HclBody, type: string): [string, HclBody][] {
  const blocks = body[type];
  return isObject(blocks)
    ? Object.entries(blocks).flatMap(([name, list]) =>
        (Array.isArray(list) ? list : [])
          .filter(isObject)
          .map((block): [string, HclBody] => [name, block]),
      )
    : [];
}
