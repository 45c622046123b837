import { TfvarsError } from '../errors';
import { Layout } from '../layout/layout';
import { realign } from '../layout/realign';
import { applySplices, inOrder, type Splice } from '../layout/splice';
import { parseSyntax, type Syntax } from '../syntax/parse';
import { checkSameTokens } from './verification';

/** A text between two changes, with what is known about it. */
export class EditedText {
  #layout: Layout | undefined;

  private constructor(readonly syntax: Syntax) {}

  static of(text: string): EditedText {
    return new EditedText(parseSyntax(text));
  }

  get text(): string {
    return this.syntax.source.text;
  }

  get layout(): Layout {
    this.#layout ??= new Layout(this.syntax);
    return this.#layout;
  }

  /**
   * The text with these replacements, columns aligned again.
   *
   * @throws TfvarsError `InternalError` when something else changed as well
   */
  with(splices: readonly Splice[]): EditedText {
    const ordered = inOrder(splices);
    if (ordered.length === 0) return this;
    const spliced = this.#changed(ordered);
    const spaces = realign(this.layout, spliced.layout, ordered);
    return spaces.length === 0 ? spliced : spliced.#changed(spaces);
  }

  #changed(splices: readonly Splice[]): EditedText {
    const after = reread(applySplices(this.text, splices));
    checkSameTokens(this.syntax, after.syntax, splices);
    return after;
  }
}

/** Reads what this package wrote. */
function reread(text: string): EditedText {
  try {
    return EditedText.of(text);
  } catch (error) {
    if (!(error instanceof TfvarsError)) throw error;
    throw new TfvarsError(
      'InternalError',
      `The edit would have made a text that cannot be read (${error.message}) Nothing was changed. Make this change by hand.`,
    );
  }
}
