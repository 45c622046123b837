import { InputError } from '@backstage/errors';
import { ChangeWarning } from '../model/changePreview';
import { z } from 'zod';

/** IAM's quota for a managed policy; white space does not count. */
const maxPolicySize = 6144;

const texts = z.union([z.string(), z.array(z.string()).min(1)]);

const statementSchema = z.looseObject({
  Effect: z.enum(['Allow', 'Deny']),
  Action: texts.optional(),
  NotAction: texts.optional(),
  Resource: texts.optional(),
  NotResource: texts.optional(),
  Principal: z.never('belongs to resource policies, not to a role').optional(),
  NotPrincipal: z
    .never('belongs to resource policies, not to a role')
    .optional(),
});

type Statement = z.infer<typeof statementSchema>;

const policySchema = z.looseObject({
  Version: z.enum(
    ['2012-10-17', '2008-10-17'],
    'must be 2012-10-17 (or, for old policies, 2008-10-17)',
  ),
  /** One statement may stand there without a list. */
  Statement: z.preprocess(
    statement =>
      statement === undefined || Array.isArray(statement)
        ? statement
        : [statement],
    z.array(statementSchema).min(1),
  ),
});

/** A policy document that IAM may accept. @public */
export interface PolicyDocument {
  /** As it was given. */
  document: unknown;
  statements: readonly Statement[];
}

/**
 * Reads and checks an identity policy.
 * @throws InputError when it is not JSON, not a policy, or too large for IAM
 * @public
 */
export function readPolicy(json: string): PolicyDocument {
  const document = parseJson(json);
  const size = JSON.stringify(document).length;
  if (size > maxPolicySize) {
    throw new InputError(
      `The policy has ${size} characters without white space, and IAM allows ${maxPolicySize}. Split it, or use managed policies.`,
    );
  }
  const parsed = policySchema.safeParse(document);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new InputError(
      `The policy is not one that IAM accepts: ${where(issue.path)} ${issue.message}.`,
    );
  }
  const { Statement: statements } = parsed.data;
  statements.forEach(requireScope);
  return { document, statements };
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError(`The policy is not JSON: ${reason}.`);
  }
}

function requireScope(statement: Statement, index: number): void {
  const pairs = [
    ['Action', 'NotAction'],
    ['Resource', 'NotResource'],
  ] as const;
  for (const [name, opposite] of pairs) {
    const given = [statement[name], statement[opposite]].filter(Boolean).length;
    if (given !== 1) {
      throw new InputError(
        `The policy is not one that IAM accepts: statement ${
          index + 1
        } must have one of ${name} and ${opposite}.`,
      );
    }
  }
}

/** Notes about statements that allow more than they name. @public */
export function wildcardWarnings({
  statements,
}: PolicyDocument): ChangeWarning[] {
  return statements.flatMap((statement, index): ChangeWarning[] => {
    if (statement.Effect === 'Deny') return [];
    const actions = listOf(statement.Action).filter(isBroadAction);
    const everywhere =
      listOf(statement.Resource).includes('*') ||
      statement.NotResource !== undefined;
    if (statement.NotAction !== undefined)
      actions.push('all but a few actions');
    if (actions.length === 0 && !everywhere) return [];
    const what = actions.length > 0 ? actions.join(', ') : 'its actions';
    const on = everywhere ? ' on every resource' : '';
    return [
      {
        code: 'policy-wildcard',
        severity: actions.length > 0 ? 'warning' : 'note',
        message: `Statement ${index + 1} of the policy allows ${what}${on}.`,
      },
    ];
  });
}

/** `*`, or every action of a service; `s3:Get*` is narrow enough. */
function isBroadAction(action: string): boolean {
  return /^(\*|[\w-]+:\*+)$/.test(action);
}

function listOf(value: string | string[] | undefined): string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}

function where(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'it';
  return path
    .map(part => (typeof part === 'number' ? `${part + 1}` : String(part)))
    .join(' ');
}
