import type { PathStep, Value } from '..';
import type { ValueOperation } from './operations';

/** An expression that Terraform would compute. */
export class Computed {
  constructor(readonly text: string) {}
}

/** What a text means, computed places included. */
export type Model =
  | string
  | number
  | boolean
  | null
  | Computed
  | Model[]
  | { [key: string]: Model };

export type ModelObject = { [key: string]: Model };

export function isModelObject(model: Model): model is ModelObject {
  return (
    typeof model === 'object' &&
    model !== null &&
    !Array.isArray(model) &&
    !(model instanceof Computed)
  );
}

/** True when nothing in it is computed. */
export function isLiteral(model: Model): boolean {
  if (model instanceof Computed) return false;
  if (Array.isArray(model)) return model.every(isLiteral);
  return !isModelObject(model) || Object.values(model).every(isLiteral);
}

function copyOf(value: Value): Model {
  return structuredClone(value) as Model;
}

function inside(model: Model, step: PathStep): Model {
  if (Array.isArray(model) && typeof step === 'number') return model[step];
  if (isModelObject(model) && typeof step === 'string') return model[step];
  throw new Error(`The model has no ${JSON.stringify(step)}`);
}

/** Does to the model what an operation should do to the text. */
export function applied(
  model: ModelObject,
  operation: ValueOperation,
): ModelObject {
  const result = structuredCloneOf(model);
  const { path } = operation;
  if (operation.op === 'append') {
    const list = path.reduce(inside, result as Model);
    if (!Array.isArray(list)) throw new Error('not a list');
    list.push(copyOf(operation.value));
    return result;
  }
  const parent = path.slice(0, -1).reduce(inside, result as Model);
  const last = path[path.length - 1];
  if (Array.isArray(parent) && typeof last === 'number') {
    if (operation.op === 'remove') parent.splice(last, 1);
    else parent[last] = copyOf(operation.value);
  } else if (isModelObject(parent) && typeof last === 'string') {
    if (operation.op === 'remove') delete parent[last];
    else parent[last] = copyOf(operation.value);
  }
  return result;
}

/** `structuredClone` would make plain objects of computed places. */
function structuredCloneOf(model: ModelObject): ModelObject {
  const clone = (each: Model): Model => {
    if (Array.isArray(each)) return each.map(clone);
    if (!isModelObject(each)) return each;
    return Object.fromEntries(
      Object.entries(each).map(([key, value]) => [key, clone(value)]),
    );
  };
  return Object.fromEntries(
    Object.entries(model).map(([key, value]) => [key, clone(value)]),
  );
}
