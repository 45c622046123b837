import { z } from 'zod';
import type { ZodRawShape, ZodTypeAny, z as z3 } from 'zod/v3';

/**
 * Turns a schema of the endpoint table into the zod 3 dialect that the actions
 * registry asks for. Text that comes from a query string is given its own type:
 * machines send numbers as numbers.
 * @throws Error for a kind of schema the table does not use
 */
export function toToolSchema(
  schema: z.core.$ZodType,
  z3lib: typeof z3,
): ZodTypeAny {
  const { def } = (schema as z.ZodType)._zod;
  const described = convert(def as z.core.$ZodTypes['_zod']['def'], z3lib);
  const description = z.globalRegistry.get(schema)?.description;
  return description ? described.describe(description) : described;
}

/** The same for an object, as the registry wants for inputs and outputs. */
export function toToolObject(
  schema: z.ZodObject,
  z3lib: typeof z3,
): z3.AnyZodObject {
  return z3lib.object(toShape(schema.shape, z3lib));
}

function toShape(shape: z.core.$ZodShape, z3lib: typeof z3): ZodRawShape {
  return Object.fromEntries(
    Object.entries(shape).map(([key, value]) => [
      key,
      toToolSchema(value, z3lib),
    ]),
  );
}

function convert(
  def: z.core.$ZodTypes['_zod']['def'],
  z3lib: typeof z3,
): ZodTypeAny {
  switch (def.type) {
    case 'string':
      return z3lib.string();
    case 'number':
      return z3lib.number();
    case 'boolean':
      return z3lib.boolean();
    case 'enum':
      return z3lib.enum(
        Object.values(def.entries).map(String) as [string, ...string[]],
      );
    case 'literal':
      return z3lib.enum(def.values.map(String) as [string, ...string[]]);
    case 'array':
      return z3lib.array(toToolSchema(def.element, z3lib));
    case 'object':
      return z3lib.object(toShape(def.shape, z3lib));
    case 'record':
      return z3lib.record(toToolSchema(def.valueType, z3lib));
    case 'optional':
      return toToolSchema(def.innerType, z3lib).optional();
    case 'default':
    case 'prefault':
      return toToolSchema(def.innerType, z3lib).optional();
    case 'union':
      return z3lib.union(
        def.options.map(option => toToolSchema(option, z3lib)) as [
          ZodTypeAny,
          ZodTypeAny,
        ],
      );
    case 'pipe':
      return toToolSchema(
        def.out._zod.def.type === 'transform' ? def.in : def.out,
        z3lib,
      );
    default:
      throw new Error(`The endpoint table may not use ${def.type} in actions`);
  }
}
