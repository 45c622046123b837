import { terraformError } from './diagnostic';
import { type HclValue, isObject, parseHcl } from './hcl';
import { splitOutside, templateParts, withoutParentheses } from './syntax';

/** What expressions of a folder can refer to. */
export interface Names {
  /** Values of the variables. */
  variables: Record<string, HclValue>;
  /** Definitions of the locals; each is evaluated where it is used. */
  locals: Record<string, HclValue>;
  /** The value of a reference to something else, such as `aws_iam_openid_connect_provider.dev.arn`. */
  resolve(reference: string): Promise<HclValue | undefined>;
}

/** Terraform writes the keys of an object in their order. */
function sorted(value: HclValue): HclValue {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return isObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([left], [right]) => (left < right ? -1 : 1))
          .map(([key, item]) => [key, sorted(item)]),
      )
    : value;
}

const FUNCTIONS: Record<string, (args: HclValue[]) => HclValue> = {
  contains: ([list, item]) => Array.isArray(list) && list.includes(item),
  jsonencode: ([value]) => JSON.stringify(sorted(value)),
  lower: ([text]) => String(text).toLowerCase(),
  replace: ([text, from, to]) =>
    String(text).replaceAll(String(from), String(to)),
  tolist: ([list]) => list,
  toset: ([list]) => (Array.isArray(list) ? Array.from(new Set(list)) : list),
};

function unknown(source: string) {
  return terraformError(
    'Expression not evaluated',
    `The sandbox cannot evaluate ${source}. It knows variables, locals, literals, comparisons, conditions, and the functions ${Object.keys(FUNCTIONS).join(', ')}.`,
  );
}

const INDEX = /\[(\d+|"[^"]*")\]/g;

async function reference(text: string, names: Names): Promise<HclValue> {
  const path = text.replace(INDEX, (_, key) => `.${key.replaceAll('"', '')}`);
  const [root, name, ...rest] = path.split('.');
  const walk = (value: HclValue | undefined) =>
    rest.reduce<HclValue | undefined>((current, key) => {
      if (Array.isArray(current)) {
        return current[Number(key)];
      }
      return isObject(current) ? current[key] : undefined;
    }, value);
  let value: HclValue | undefined;
  if (root === 'var') {
    if (!Object.hasOwn(names.variables, name)) {
      throw terraformError(
        'Reference to undeclared input variable',
        `An input variable with the name "${name}" has not been declared. This variable can be declared with a variable "${name}" {} block.`,
      );
    }
    value = walk(names.variables[name]);
  } else if (root === 'local' && Object.hasOwn(names.locals, name)) {
    value = walk(await evaluate(names.locals[name], names));
  } else {
    value = await names.resolve(text);
  }
  if (value === undefined) {
    throw unknown(text);
  }
  return value;
}

async function literal(text: string, names: Names): Promise<HclValue> {
  const { value } = await parseHcl('expression', `value = ${text}\n`);
  // The parser gives an expression, such as a `for`, back as it is.
  if (typeof value === 'string' && templateParts(value)[0]?.text === text) {
    throw unknown(text);
  }
  return evaluate(value, names);
}

async function operation(
  text: string,
  names: Names,
): Promise<HclValue | undefined> {
  const [condition, branches] = splitOutside(text, '?');
  if (branches !== undefined) {
    const [yes, no = ''] = splitOutside(branches, ':');
    const holds = await expression(condition, names);
    return expression(holds === true ? yes : no, names);
  }
  for (const [sign, apply] of [
    [
      '||',
      (left: HclValue, right: HclValue) => left === true || right === true,
    ],
    [
      '&&',
      (left: HclValue, right: HclValue) => left === true && right === true,
    ],
    ['==', (left: HclValue, right: HclValue) => left === right],
    ['!=', (left: HclValue, right: HclValue) => left !== right],
  ] as const) {
    const [left, right, ...more] = splitOutside(text, sign);
    if (right !== undefined) {
      const first = await expression(left, names);
      const others = [right, ...more].join(` ${sign} `);
      return apply(first, await expression(others, names));
    }
  }
  return undefined;
}

async function expression(source: string, names: Names): Promise<HclValue> {
  const text = withoutParentheses(source);
  const result = await operation(text, names);
  if (result !== undefined) {
    return result;
  }
  if (/^(["[{]|\d|(true|false|null)$)/.test(text)) {
    return literal(text, names);
  }
  const call = /^(\w+)\(([\s\S]*)\)$/.exec(text);
  if (call && Object.hasOwn(FUNCTIONS, call[1])) {
    const args: HclValue[] = [];
    for (const argument of splitOutside(call[2], ',').filter(Boolean)) {
      args.push(await expression(argument, names));
    }
    return FUNCTIONS[call[1]](args);
  }
  if (/^[a-z][\w-]*(\.[\w-]+|\[(\d+|"[^"]*")\])+$/.test(text)) {
    return reference(text, names);
  }
  throw unknown(text);
}

/**
 * The value of an attribute, as HashiCorp's parser gives it: texts may hold expressions.
 *
 * @throws TerraformError for what is not declared, or what the sandbox cannot evaluate
 */
export async function evaluate(
  value: HclValue,
  names: Names,
): Promise<HclValue> {
  if (typeof value === 'string') {
    const parts = templateParts(value);
    if (parts.length === 1 && parts[0].kind === 'expression') {
      return expression(parts[0].text, names);
    }
    const texts: string[] = [];
    for (const { kind, text } of parts) {
      texts.push(
        kind === 'text' ? text : String(await expression(text, names)),
      );
    }
    return texts.join('');
  }
  if (Array.isArray(value)) {
    const items: HclValue[] = [];
    for (const item of value) {
      items.push(await evaluate(item, names));
    }
    return items;
  }
  if (isObject(value)) {
    const members: [string, HclValue][] = [];
    for (const [key, item] of Object.entries(value)) {
      members.push([key, await evaluate(item, names)]);
    }
    return Object.fromEntries(members);
  }
  return value;
}
