import { TfvarsError } from '../errors';
import { locateTarget } from '../paths/locate';
import type { Path, PathStep } from '../paths/path';
import { isValueTarget } from '../paths/target';
import type { Body } from '../syntax/nodes';
import { toValue } from '../values/toValue';
import { sameValue, type Value } from '../values/value';
import type { EditedText } from './text';

/** The path with indices for matches, which an edit could make untrue. */
export function concretePath(body: Body, path: Path): Path {
  const concrete: PathStep[] = [];
  for (const step of path) {
    const target = locateTarget(body, [...concrete, step]);
    concrete.push(target.kind === 'element' ? target.index : step);
  }
  return concrete;
}

/** The refusal of a result that is not what was asked for. */
export function wrongResult(path: Path) {
  return new TfvarsError(
    'InternalError',
    'The edit would not have had the wanted result. Nothing was changed. Make this change by hand.',
    { path },
  );
}

/**
 * Checks that the value is at the path now.
 *
 * @throws TfvarsError `InternalError`
 */
export function expectValue(edited: EditedText, path: Path, value: Value) {
  const target = locateTarget(edited.syntax.body, path);
  const isExpected =
    isValueTarget(target) && sameValue(toValue(target.value, path), value);
  if (!isExpected) throw wrongResult(path);
}
