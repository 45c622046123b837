import Ajv, { ValidateFunction } from 'ajv';
import description from './schemas.json';

type Schema = Record<string, unknown>;

const { operations, definitions } = description as unknown as {
  // The file is made by a script; its shape is the one below.
  operations: Record<string, Record<string, Schema>>;
  definitions: Record<string, Schema>;
};

const ajv = new Ajv({ strict: false, validateFormats: false });
const validators = new Map<string, ValidateFunction>();

/** @returns what GitHub's own description has against an answer */
export function violationsOf(
  operation: string,
  status: number,
  body: unknown,
): string[] {
  const schema = operations[operation]?.[String(status)];
  if (!schema) return [];
  const key = `${operation} ${status}`;
  const validate =
    validators.get(key) ?? ajv.compile({ ...schema, definitions });
  validators.set(key, validate);
  if (validate(body)) return [];
  return (validate.errors ?? []).map(
    ({ instancePath, message }) => `${key} ${instancePath} ${message}`,
  );
}

/**
 * The answer that GitHub would give, as far as it is required: what is told is
 * kept, the rest is made up by type. So the fake names only what matters.
 * @throws Error for a field that GitHub does not describe
 */
export function completed(
  operation: string,
  status: number,
  told: unknown,
): unknown {
  const schema = operations[operation]?.[String(status)];
  if (!schema) throw new Error(`${operation} has no answer ${status}`);
  return complete(schema, told, operation);
}

function complete(given: Schema, told: unknown, place: string): unknown {
  const schema = resolve(given, told);
  if (told === null) return null;
  if (Array.isArray(told)) {
    const items = isSchema(schema.items) ? schema.items : {};
    return told.map(each => complete(items, each, `${place}[]`));
  }
  if (told !== undefined && !isSchema(told)) return told;
  const properties = isSchema(schema.properties)
    ? schema.properties
    : undefined;
  if (!properties) return told ?? madeUp(schema);
  const required = Array.isArray(schema.required)
    ? schema.required.map(String)
    : [];
  const names = new Set([...required, ...Object.keys(told ?? {})]);
  const result: Schema = {};
  for (const name of names) {
    const property = properties[name];
    if (!isSchema(property)) {
      throw new Error(`GitHub describes no ${name} in ${place}`);
    }
    result[name] = complete(property, told?.[name], `${place}.${name}`);
  }
  return result;
}

function madeUp(schema: Schema): unknown {
  const [choice] = Array.isArray(schema.enum) ? schema.enum : [];
  if (choice !== undefined) return choice;
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type;
  if (type === 'integer' || type === 'number') return 0;
  if (type === 'boolean') return false;
  if (type === 'array') return [];
  if (type === 'object') return {};
  return type === 'string' ? '' : null;
}

/** Follows references and takes the alternative that fits what is told. */
function resolve(schema: Schema, told: unknown): Schema {
  if (typeof schema.$ref === 'string') {
    return resolve(definitions[schema.$ref.split('/').pop() ?? ''], told);
  }
  if (Array.isArray(schema.allOf) && !schema.properties) {
    const parts: Schema[] = schema.allOf.map(part => resolve(part, told));
    return Object.assign({}, ...parts);
  }
  const choices = schema.anyOf ?? schema.oneOf;
  if (!Array.isArray(choices) || schema.properties) return schema;
  const options: Schema[] = choices.map(choice => resolve(choice, told));
  if (told === undefined) {
    return options.find(({ type }) => type === 'null') ?? options[0];
  }
  if (Array.isArray(told)) {
    return options.find(({ type }) => type === 'array') ?? options[0];
  }
  const fits = options.find(({ properties }) =>
    isSchema(properties) && isSchema(told)
      ? Object.keys(told).every(key => key in properties)
      : false,
  );
  return fits ?? options[0];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
