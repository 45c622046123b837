import { TfvarsError } from '../errors';

/**
 * Names one element of a list of objects: the one whose fields have these
 * values. All must agree, with their type (`'2'` is not `2`); strings are
 * compared after Unicode normalisation (NFC), as HCL does.
 *
 * @public
 */
export interface Match {
  readonly [field: string]: string | number | boolean;
}

/**
 * Names a block by its type and all of its labels.
 *
 * @public
 */
export interface BlockStep {
  readonly block: readonly [type: string, ...labels: string[]];
}

/**
 * One step of a {@link Path}: a key or argument, an index from 0, an element of
 * a list of objects, or a block.
 *
 * @public
 */
export type PathStep = string | number | Match | BlockStep;

/**
 * The way from the top of the text to a value, for example
 * `['eks_config', 'node_pools', { name: 'standard2' }, 'version']` or
 * `[{ block: ['module', 'eks1'] }, 'source']`. The empty path is the whole text.
 *
 * @public
 */
export type Path = readonly PathStep[];

export function isBlockStep(step: PathStep): step is BlockStep {
  return typeof step === 'object' && Array.isArray(step.block);
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

function isStep(step: unknown): boolean {
  if (typeof step === 'string') return true;
  if (typeof step === 'number') return Number.isInteger(step) && step >= 0;
  if (typeof step !== 'object' || step === null) return false;
  if ('block' in step && Array.isArray(step.block)) {
    return (
      step.block.length > 0 &&
      step.block.every(part => typeof part === 'string')
    );
  }
  const fields = Object.values(step);
  return fields.length > 0 && fields.every(isScalar);
}

/**
 * Refuses what is no path. Callers can be JavaScript, so that anything may
 * come.
 *
 * @throws TfvarsError `InvalidValue`
 */
export function checkPath(path: Path) {
  if (Array.isArray(path) && path.every(isStep)) return;
  throw new TfvarsError(
    'InvalidValue',
    'A path is a list of keys, indices from 0, matches of at least one field, and blocks.',
  );
}

function describeStep(step: PathStep): string {
  if (typeof step === 'number') return `[${step}]`;
  if (typeof step === 'string') {
    return /^[\w-]+$/.test(step) ? `.${step}` : `[${JSON.stringify(step)}]`;
  }
  if (isBlockStep(step)) {
    const [type, ...labels] = step.block;
    return `.${[type, ...labels.map(label => JSON.stringify(label))].join(' ')}`;
  }
  const fields = Object.entries(step).map(
    ([field, value]) => `${field} = ${JSON.stringify(value)}`,
  );
  return `[${fields.join(', ')}]`;
}

/** The path as it is shown in messages, for example `a.b[0]`. */
export function describePath(path: Path): string {
  return path.map(describeStep).join('').replace(/^\./, '');
}
