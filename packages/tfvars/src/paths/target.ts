import type {
  Attribute,
  Block,
  Body,
  Expression,
  ObjectExpression,
  ObjectItem,
  TupleElement,
  TupleExpression,
} from '../syntax/nodes';

/** What is at a path, with what it is in. */
export type Target =
  | { kind: 'body'; body: Body }
  | { kind: 'block'; parent: Body; block: Block; body: Body }
  | {
      kind: 'attribute';
      parent: Body;
      attribute: Attribute;
      value: Expression;
    }
  | {
      kind: 'item';
      parent: ObjectExpression;
      item: ObjectItem;
      index: number;
      value: Expression;
    }
  | {
      kind: 'element';
      parent: TupleExpression;
      element: TupleElement;
      index: number;
      value: Expression;
    };

/** A target that is a value. */
export type ValueTarget = Extract<Target, { value: Expression }>;

export function isValueTarget(target: Target): target is ValueTarget {
  return 'value' in target;
}
