import { InputError } from '@backstage/errors';
import { Operation, Path, Value } from '@xkf/tfvars';
import { z } from 'zod/v3';

type Zod = typeof z;

/** A step of a path: a name, an index, fields of an object in a list, or a block. */
const step = (zod: Zod) =>
  zod.union([
    zod.string(),
    zod.number().int().min(0),
    zod
      .object({ block: zod.array(zod.string()).min(1) })
      .strict()
      .describe('A block by its type and labels, in a .tf file'),
    zod
      .record(zod.union([zod.string(), zod.number(), zod.boolean()]))
      .describe('The object of a list that has all of these fields'),
  ]);

const path = (zod: Zod) =>
  zod
    .array(step(zod))
    .min(1)
    .max(32)
    .describe('Way to the value, such as [eks_config, version]');

/** Any JSON value; what HCL cannot hold is refused by the editor. */
const value = (zod: Zod) => zod.unknown().describe('Any JSON value');

const operation = (zod: Zod) =>
  zod.discriminatedUnion('op', [
    zod
      .object({
        op: zod.literal('set'),
        path: path(zod),
        value: value(zod),
        create: zod
          .boolean()
          .optional()
          .describe('Whether a missing key is added. Default: false'),
      })
      .strict(),
    zod
      .object({
        op: zod.literal('append'),
        path: path(zod),
        value: value(zod),
        uniqueBy: zod
          .union([zod.string(), zod.array(zod.string()).min(1)])
          .optional()
          .describe('Field or fields that no two elements may share'),
      })
      .strict(),
    zod.object({ op: zod.literal('remove'), path: path(zod) }).strict(),
    zod
      .object({
        op: zod.literal('appendBlock'),
        type: zod.string(),
        labels: zod.array(zod.string()).max(3).optional(),
        attributes: zod.record(value(zod)),
        expressions: zod
          .boolean()
          .optional()
          .describe(
            'Whether values of the form { $raw: … } are Terraform expressions. Never together with objects that people give. Default: false',
          ),
        unique: zod.boolean().optional(),
      })
      .strict(),
  ]);

/** What the action is given. */
export const inputSchema = {
  path: (zod: Zod) =>
    zod
      .string()
      .min(1)
      .describe('Path of the file from the root of the workspace'),
  operations: (zod: Zod) =>
    zod
      .array(operation(zod))
      .min(1)
      .max(100)
      .describe('Edits in their order: all of them happen, or none'),
};

type Input = z.infer<ReturnType<typeof inputSchema.operations>>;

/** The edits for the editor, which checks the values itself. */
export function toOperations(input: Input): Operation[] {
  return input.map((one): Operation => {
    switch (one.op) {
      case 'set':
        return { ...one, path: one.path as Path, value: one.value as Value };
      case 'append':
        return { ...one, path: one.path as Path, value: one.value as Value };
      case 'remove':
        return { ...one, path: one.path as Path };
      default: {
        const { expressions, ...block } = one;
        if (!expressions && holdsExpression(block.attributes)) {
          throw new InputError(
            'A value of the form { $raw: … } is an expression only with `expressions: true`. Never set it where people give the value.',
          );
        }
        return {
          ...block,
          attributes: block.attributes as Record<string, Value>,
        };
      }
    }
  });
}

function holdsExpression(given: unknown): boolean {
  if (typeof given !== 'object' || given === null) return false;
  return '$raw' in given || Object.values(given).some(holdsExpression);
}
