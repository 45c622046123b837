import type { AppendBlockOperation, Operation, PathStep, Value } from '..';
import type { Dice } from './dice';
import {
  isLiteral,
  isModelObject,
  type Model,
  type ModelObject,
} from './model';
import { names, someModel } from './values';

/** Every place of a model: its path and what is there. */
export function placesOf(
  model: Model,
  path: readonly PathStep[] = [],
): { path: readonly PathStep[]; model: Model }[] {
  const here = { path, model };
  if (Array.isArray(model)) {
    return [
      here,
      ...model.flatMap((each, index) => placesOf(each, [...path, index])),
    ];
  }
  if (!isModelObject(model)) return [here];
  return [
    here,
    ...Object.entries(model).flatMap(([key, each]) =>
      placesOf(each, [...path, key]),
    ),
  ];
}

function someValue(dice: Dice): Value {
  return someModel(dice, 3, false) as Value;
}

/** An operation with a path. */
export type ValueOperation = Exclude<Operation, AppendBlockOperation>;

/** An operation that can be carried out on the model. */
export function someOperation(dice: Dice, model: ModelObject): ValueOperation {
  const places = placesOf(model).slice(1);
  const lists = places.filter(place => Array.isArray(place.model));
  const objects = places.filter(place => isModelObject(place.model));
  const literals = places.filter(place => isLiteral(place.model));
  const value = someValue(dice);
  const kind = dice.below(5);
  if (kind === 1 && lists.length > 0) {
    return { op: 'append', path: dice.pick(lists).path, value };
  }
  if (kind === 2 && literals.length > 0) {
    return { op: 'remove', path: dice.pick(literals).path };
  }
  if (kind === 3 && objects.length > 0) {
    const { path } = dice.pick(objects);
    const key = dice.pick([...names, 'for', 'x y', '${z}']);
    return { op: 'set', path: [...path, key], value, create: true };
  }
  if (kind !== 4 && literals.length > 0) {
    return { op: 'set', path: dice.pick(literals).path, value };
  }
  return {
    op: 'set',
    path: [dice.pick(names)],
    value,
    create: true,
  };
}
