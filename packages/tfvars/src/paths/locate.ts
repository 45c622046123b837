import type { TfvarsError, TfvarsErrorCode } from '../errors';
import type { Body, Expression } from '../syntax/nodes';
import { describeReason } from '../syntax/reason';
import { checkKeys, errorAt } from '../values/toValue';
import { normalized } from '../values/value';
import { blocksLike, indexOfMatch } from './matching';
import {
  checkPath,
  describePath,
  isBlockStep,
  type Path,
  type PathStep,
} from './path';
import { isValueTarget, type Target } from './target';

const kindNames: Readonly<
  Record<Exclude<Expression['kind'], 'opaque'>, string>
> = {
  object: 'an object',
  tuple: 'a list',
  string: 'a string',
  number: 'a number',
  boolean: 'true or false',
  null: 'null',
};

/** What a target is, in words. */
export function describeTarget(target: Target): string {
  if (target.kind === 'body') return 'the whole text';
  if (target.kind === 'block') return 'a block';
  return target.value.kind === 'opaque'
    ? `computed by ${describeReason(target.value.reason)}`
    : kindNames[target.value.kind];
}

/** The node whose place stands for the target. */
export function placeOf(target: Target) {
  if (target.kind === 'body') return target.body;
  return target.kind === 'block' ? target.block : target.value;
}

function nameOf(path: Path): string {
  return path.length > 0 ? `\`${describePath(path)}\`` : 'The text';
}

/** A refusal that names the target and its path. */
export function refusalOf(
  target: Target,
  code: TfvarsErrorCode,
  sentence: (name: string) => string,
  path: Path,
): TfvarsError {
  return errorAt(placeOf(target), code, sentence(nameOf(path)), path);
}

function wrongKind(target: Target, path: Path, wanted: string): TfvarsError {
  if (isValueTarget(target) && target.value.kind === 'opaque') {
    const by = describeReason(target.value.reason);
    return refusalOf(
      target,
      'NotALiteral',
      name =>
        `${name} is computed by ${by}, so nothing in it can be read or changed here. Change it by hand.`,
      path,
    );
  }
  return refusalOf(
    target,
    'TypeMismatch',
    name => `${name} is ${describeTarget(target)}, not ${wanted}.`,
    path,
  );
}

function attributeOf(body: Body, name: string): Target | undefined {
  const attribute = body.attributes.get(name);
  return (
    attribute && {
      kind: 'attribute',
      parent: body,
      attribute,
      value: attribute.value,
    }
  );
}

function blockOf(
  target: Target & { body: Body },
  step: PathStep,
  path: Path,
): Target | undefined {
  const { body } = target;
  if (typeof step !== 'object' || !isBlockStep(step)) return undefined;
  const blocks = blocksLike(body, step);
  if (blocks.length > 1) {
    const lines = blocks.map(block => block.span.start.line);
    throw errorAt(
      blocks[1],
      'AmbiguousMatch',
      `There is more than one block \`${describePath([...path, step])}\`: see lines ${lines.join(', ')}. Change it by hand.`,
      [...path, step],
    );
  }
  const [block] = blocks;
  return block && { kind: 'block', parent: body, block, body: block.body };
}

function inExpression(
  target: Target & { value: Expression },
  step: PathStep,
  path: Path,
): Target | undefined {
  const { value } = target;
  if (typeof step === 'string') {
    if (value.kind !== 'object') throw wrongKind(target, path, 'an object');
    const index = checkKeys(value, path).get(normalized(step));
    if (index === undefined) return undefined;
    const item = value.items[index];
    return { kind: 'item', parent: value, item, index, value: item.value };
  }
  if (typeof step === 'object' && isBlockStep(step)) {
    throw wrongKind(target, path, 'a body with blocks');
  }
  if (value.kind !== 'tuple') throw wrongKind(target, path, 'a list');
  const index =
    typeof step === 'number' ? step : indexOfMatch(value, step, path);
  const element = index === undefined ? undefined : value.elements[index];
  if (index === undefined || element === undefined) return undefined;
  return {
    kind: 'element',
    parent: value,
    element,
    index,
    value: element.value,
  };
}

/**
 * One step further, or undefined when nothing is there.
 *
 * @param path - the path of the target
 * @throws TfvarsError when the step cannot be taken or is not sure
 */
export function takeStep(
  target: Target,
  step: PathStep,
  path: Path,
): Target | undefined {
  if (isValueTarget(target)) return inExpression(target, step, path);
  if (typeof step === 'string') return attributeOf(target.body, step);
  if (typeof step === 'object' && isBlockStep(step)) {
    return blockOf(target, step, path);
  }
  throw wrongKind(target, path, 'a list');
}

/** The refusal when a step leads to nothing. */
export function notFound(target: Target, step: PathStep, path: Path) {
  const full = [...path, step];
  const where =
    path.length > 0 ? ` in \`${describePath(path)}\`` : ' in the text';
  const count =
    typeof step === 'number' &&
    isValueTarget(target) &&
    target.value.kind === 'tuple'
      ? `, which has ${target.value.elements.length} elements`
      : '';
  return errorAt(
    placeOf(target),
    'NotFound',
    `There is no \`${describePath([step])}\`${where}${count}.`,
    full,
  );
}

/**
 * What is at the path.
 *
 * @throws TfvarsError `NotFound`, and what {@link takeStep} throws
 */
export function locateTarget(body: Body, path: Path): Target {
  checkPath(path);
  let target: Target = { kind: 'body', body };
  path.forEach((step, index) => {
    const before = path.slice(0, index);
    const next = takeStep(target, step, before);
    if (!next) throw notFound(target, step, before);
    target = next;
  });
  return target;
}
