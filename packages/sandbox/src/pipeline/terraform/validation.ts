import type { HclBody, HclValue } from './hcl';
import { isObject } from './hcl';

/** The conditions that the sandbox evaluates: a text matches, or each text of a list does. */
const SINGLE = /^can\(regex\(("(?:[^"\\]|\\.)*"),\s*var\.([\w.]+)\)\)$/;
const EACH =
  /^alltrue\(\[\s*for (\w+) in var\.([\w.]+)\s*:\s*can\(regex\(("(?:[^"\\]|\\.)*"),\s*(\w+)\.([\w.]+)\)\)\s*\]\)$/;

function at(value: HclValue | undefined, path: string[]): HclValue | undefined {
  return path.reduce<HclValue | undefined>(
    (current, key) => (isObject(current) ? current[key] : undefined),
    value,
  );
}

function matches(pattern: string, value: HclValue | undefined): boolean {
  return (
    (typeof value === 'string' || typeof value === 'number') &&
    new RegExp(JSON.parse(pattern)).test(String(value))
  );
}

/** Whether a condition holds; undefined for one that the sandbox cannot evaluate. */
export function holds(
  condition: string,
  values: Record<string, HclValue>,
): boolean | undefined {
  const text = condition.replace(/^\$\{|\}$/g, '').trim();
  const single = SINGLE.exec(text);
  if (single) {
    return matches(single[1], at(values, single[2].split('.')));
  }
  const each = EACH.exec(text);
  if (each && each[1] === each[4]) {
    const list = at(values, each[2].split('.'));
    return (
      Array.isArray(list) &&
      list.every(item => matches(each[3], at(item, each[5].split('.'))))
    );
  }
  return undefined;
}

/** The validation blocks of a variable. */
export function validationsOf(
  block: HclBody,
): { condition: string; message: string }[] {
  const list = Array.isArray(block.validation) ? block.validation : [];
  return list.filter(isObject).map(each => ({
    condition: String(each.condition),
    message: String(each.error_message),
  }));
}
