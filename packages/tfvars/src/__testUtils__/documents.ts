import type { Dice } from './dice';
import type { ModelObject } from './model';
import { names, someModel } from './values';
import { Writer } from './writer';

/** A text and what it means. */
export interface Example {
  text: string;
  model: ModelObject;
}

/** A random text of arguments, as orderly as asked. */
export function someDocument(dice: Dice, messy: boolean): Example {
  const count = dice.below(5);
  const model: ModelObject = Object.fromEntries(
    Array.from({ length: count }, () => [
      dice.pick(names),
      someModel(dice, 3, true),
    ]),
  );
  const newline = dice.oneIn(4) ? '\r\n' : '\n';
  const mark = messy && dice.oneIn(10) ? '\ufeff' : '';
  const text = new Writer(dice, { newline, messy }).document(model);
  return { text: `${mark}${text}`, model };
}
