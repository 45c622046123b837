import { type Declaration, declarationsOf } from './declarations';
import { type Diagnostic, TerraformError, terraformError } from './diagnostic';
import { type HclValue, isExpression, isObject, parseHcl } from './hcl';
import { convert, parseType, TypeMismatchError } from './typeConstraint';
import { holds, validationsOf } from './validation';

/** A file of the repository. */
export interface SourceFile {
  path: string;
  text: string;
}

/** The values of the variables of one folder, and what Terraform remarks about them. */
export interface Variables {
  values: Record<string, HclValue>;
  warnings: Diagnostic[];
}

interface Assignment {
  value: HclValue;
  file: SourceFile;
}

function firstExpression(value: HclValue): string | undefined {
  if (isExpression(value)) {
    return value;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  return Object.values(value)
    .map(firstExpression)
    .find(each => each !== undefined);
}

function placeOf(file: SourceFile, name: string): string {
  const lines = file.text.split('\n');
  const index = lines.findIndex(line =>
    new RegExp(`^"?${name}"?\\s*=`).test(line),
  );
  return index < 0
    ? `on ${file.path}`
    : `on ${file.path} line ${index + 1}:\n│  ${String(index + 1).padStart(3)}: ${lines[index]}`;
}

async function assignmentsOf(
  files: SourceFile[],
): Promise<Map<string, Assignment>> {
  const assignments = new Map<string, Assignment>();
  for (const file of files) {
    const body = await parseHcl(file.path, file.text);
    for (const [name, value] of Object.entries(body)) {
      const expression = firstExpression(value);
      if (expression) {
        const call = /\w\(/.test(expression);
        throw terraformError(
          call ? 'Function calls not allowed' : 'Variables not allowed',
          call
            ? 'Functions may not be called here.'
            : 'Variables may not be used here.',
          placeOf(file, name),
        );
      }
      assignments.set(name, { value, file });
    }
  }
  return assignments;
}

function valueOf(
  declaration: Declaration,
  assignment: Assignment | undefined,
): HclValue {
  const { name, block, declaredAt } = declaration;
  if (!assignment && !('default' in block)) {
    throw terraformError(
      'No value for required variable',
      `The root module input variable "${name}" is not set, and has no default value. Use a -var or -var-file command line argument to provide a value for this variable.`,
      `on ${declaredAt.replace(/:(\d+).*/, ' line $1')}:`,
    );
  }
  const value = assignment ? assignment.value : block.default;
  const type =
    typeof block.type === 'string'
      ? parseType(block.type.replace(/^\$\{|\}$/g, ''))
      : undefined;
  try {
    return type ? convert(type, value) : value;
  } catch (error) {
    if (!(error instanceof TypeMismatchError)) {
      throw error;
    }
    throw terraformError(
      'Invalid value for input variable',
      `The given value is not suitable for var.${name} declared at ${declaredAt}: ${error.message}.`,
      assignment && placeOf(assignment.file, name),
    );
  }
}

function validate(
  declaration: Declaration,
  values: Record<string, HclValue>,
  assignment: Assignment | undefined,
): Diagnostic[] {
  const warnings: Diagnostic[] = [];
  const places = declaration.validatedAt;
  for (const [index, rule] of validationsOf(declaration.block).entries()) {
    const { condition, message } = rule;
    const result = holds(condition, values);
    if (result === false) {
      throw terraformError(
        'Invalid value for variable',
        `${message}\n\nThis was checked by the validation rule at ${places[index] ?? declaration.declaredAt}.`,
        assignment && placeOf(assignment.file, declaration.name),
      );
    }
    if (result === undefined) {
      warnings.push({
        severity: 'Warning',
        summary: 'Condition not evaluated',
        detail: `The sandbox cannot evaluate a condition of var.${declaration.name}, and goes on as if it held.`,
      });
    }
  }
  return warnings;
}

/**
 * The values of the variables of a folder.
 *
 * @param folder - its `.tf` files
 * @param varFiles - in the order of `-var-file`: the later one wins
 * @throws TerraformError
 */
export async function readVariables(
  folder: SourceFile[],
  varFiles: SourceFile[],
): Promise<Variables> {
  const assignments = await assignmentsOf(varFiles);
  const declarations = await declarationsOf(folder);
  const values: Record<string, HclValue> = {};
  const errors: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const collect = (work: () => void) => {
    try {
      work();
    } catch (error) {
      if (!(error instanceof TerraformError)) {
        throw error;
      }
      errors.push(...error.diagnostics);
    }
  };
  for (const declaration of declarations) {
    const assignment = assignments.get(declaration.name);
    collect(() => {
      values[declaration.name] = valueOf(declaration, assignment);
      warnings.push(...validate(declaration, values, assignment));
    });
    assignments.delete(declaration.name);
  }
  if (errors.length > 0) {
    throw new TerraformError(errors);
  }
  const undeclared = Array.from(assignments.keys());
  if (undeclared.length > 0) {
    warnings.push({
      severity: 'Warning',
      summary: 'Value for undeclared variable',
      detail: `The root module does not declare: ${undeclared.join(', ')}.`,
    });
  }
  return { values, warnings };
}

/** A value as an object; empty for anything else. */
export function objectOf(
  value: HclValue | undefined,
): Record<string, HclValue> {
  return isObject(value) ? value : {};
}

/** A value as a list of objects; empty for anything else. */
export function objectsOf(
  value: HclValue | undefined,
): Record<string, HclValue>[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}
