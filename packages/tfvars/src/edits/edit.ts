import { TfvarsError } from '../errors';
import { append } from './append';
import { appendBlock } from './appendBlock';
import type { Operation } from './operation';
import { remove } from './remove';
import { setValue } from './set';
import { EditedText } from './text';

function carryOut(edited: EditedText, operation: Operation): EditedText {
  switch (operation.op) {
    case 'set':
      return setValue(edited, operation);
    case 'append':
      return append(edited, operation);
    case 'remove':
      return remove(edited, operation);
    case 'appendBlock':
      return appendBlock(edited, operation);
    default:
      throw new TfvarsError(
        'InvalidValue',
        'An operation is one of set, append, remove and appendBlock.',
      );
  }
}

/**
 * Changes a text. Each operation sees the result of those before it; when one
 * is refused, none is carried out.
 *
 * Every byte outside of the edited places stays. Where the columns of
 * `terraform fmt` move because of the edit, lines that had them follow; lines
 * that had others stay as they are. The result is read again before it is
 * returned, and must have the wanted values.
 *
 * @returns the new text
 * @throws TfvarsError see {@link TfvarsErrorCode}; the message says what to do
 * @public
 */
export function edit(text: string, operations: readonly Operation[]): string {
  return operations.reduce(carryOut, EditedText.of(text)).text;
}
