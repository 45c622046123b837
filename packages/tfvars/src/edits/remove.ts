import { locateTarget, refusalOf } from '../paths/locate';
import type { Path } from '../paths/path';
import type { Target } from '../paths/target';
import type { ObjectExpression, TupleExpression } from '../syntax/nodes';
import type { Syntax } from '../syntax/parse';
import { describeReason } from '../syntax/reason';
import { takeFromBody } from './body';
import { type Container, containerOf } from './container';
import type { RemoveOperation } from './operation';
import { takeParts } from './take';
import type { EditedText } from './text';
import { concretePath, wrongResult } from './verify';

/** How many there are where the target is. */
function siblings(target: Target): number {
  switch (target.kind) {
    case 'body':
      return 0;
    case 'block':
    case 'attribute':
      return target.parent.items.length;
    case 'item':
      return target.parent.items.length;
    default:
      return target.parent.elements.length;
  }
}

function takeIndices(
  edited: EditedText,
  parent: TupleExpression | ObjectExpression,
  indices: readonly number[],
  path: Path,
): EditedText {
  const splices = takeParts(edited.syntax, containerOf(parent), indices);
  if (!splices) throw wrongResult(path);
  return edited.with(splices);
}

/** The list or the object at the path. */
function containerAt({ body }: Syntax, path: Path): Container {
  const target = locateTarget(body, path);
  const node = 'value' in target ? target.value : undefined;
  if (node?.kind !== 'tuple' && node?.kind !== 'object') {
    throw wrongResult(path);
  }
  return containerOf(node);
}

/** Parts of the list or object at the path, to be taken out: ascending. */
export interface Taking {
  readonly path: Path;
  readonly indices: readonly number[];
}

/**
 * Takes parts out of lists and objects, none of which is in a part that is
 * taken: at once, and one after the other where they share lines.
 */
export function takeAll(
  edited: EditedText,
  takings: readonly Taking[],
): EditedText {
  const { syntax } = edited;
  const single: Taking[] = [];
  const splices = takings.flatMap(taking => {
    const container = containerAt(syntax, taking.path);
    const together = takeParts(syntax, container, taking.indices);
    if (!together) single.push(taking);
    return together ?? [];
  });
  return single
    .flatMap(({ path, indices }) =>
      indices.toReversed().map(index => ({ path, indices: [index] })),
    )
    .reduce(
      (result, taking) => takeAll(result, [taking]),
      edited.with(splices),
    );
}

/** Takes the target out of what it is in. */
function takeTarget(
  edited: EditedText,
  target: Target,
  path: Path,
): EditedText {
  const { syntax } = edited;
  switch (target.kind) {
    case 'body':
      throw refusalOf(
        target,
        'TypeMismatch',
        () => 'The whole text cannot be removed.',
        path,
      );
    case 'block':
      return edited.with(takeFromBody(syntax, target.parent, target.block));
    case 'attribute':
      return edited.with(takeFromBody(syntax, target.parent, target.attribute));
    default:
      return takeIndices(edited, target.parent, [target.index], path);
  }
}

function siblingsAt(edited: EditedText, parent: Path): number {
  const target = locateTarget(edited.syntax.body, parent);
  if (!('value' in target)) return target.body.items.length;
  if (target.value.kind === 'tuple') return target.value.elements.length;
  return target.value.kind === 'object' ? target.value.items.length : 0;
}

/** Takes away what is at the path. */
export function remove(
  edited: EditedText,
  { path }: RemoveOperation,
): EditedText {
  const { body } = edited.syntax;
  const target = locateTarget(body, path);
  if ('value' in target && target.value.kind === 'opaque') {
    const by = describeReason(target.value.reason);
    throw refusalOf(
      target,
      'NotALiteral',
      name =>
        `${name} is computed by ${by} and cannot be removed here. Remove it by hand.`,
      path,
    );
  }
  const parent = concretePath(body, path.slice(0, -1));
  const result = takeTarget(edited, target, path);
  if (siblingsAt(result, parent) !== siblings(target) - 1) {
    throw wrongResult(path);
  }
  return result;
}
