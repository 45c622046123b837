import type { Dice } from './dice';
import { Computed, isModelObject, type Model, type ModelObject } from './model';
import { names } from './values';

/** How orderly a text is written. */
export interface Hand {
  newline: string;
  /** Odd spaces, comments in odd places, tabs. */
  messy: boolean;
}

function endsWithHeredoc(text: string): boolean {
  return /\n\s*(?:EOF|É_1)$/.test(text);
}

/**
 * Writes a model as HCL text, in one of the many ways in which a person could.
 */
export class Writer {
  constructor(
    private readonly dice: Dice,
    private readonly hand: Hand,
  ) {}

  document(model: ModelObject): string {
    const { newline } = this.hand;
    const parts = Object.entries(model).map(([name, value]) => {
      const text = `${this.#above('')}${name}${this.#gap()}=${this.#gap()}${this.value(value, '', true)}`;
      return `${text}${this.#behind(text)}${newline}${this.dice.oneIn(3) ? newline : ''}`;
    });
    return parts.join('');
  }

  #gap(): string {
    if (!this.hand.messy) return ' ';
    return this.dice.pick([' ', '', '  ', '\t', ' /* c */ ', '     ']);
  }

  #space(): string {
    return this.hand.messy ? this.dice.pick(['', ' ', '  ']) : '';
  }

  /** A comment on lines of its own. */
  #above(indent: string): string {
    const { newline } = this.hand;
    switch (this.dice.below(8)) {
      case 5:
        return `${indent}# about this${newline}`;
      case 6:
        return `${indent}// one${newline}${indent}# two é${newline}`;
      case 7:
        return this.hand.messy
          ? `${indent}/* a${newline}   b */${newline}${newline}`
          : '';
      default:
        return '';
    }
  }

  /** A comment at the end of a line; behind a heredoc nothing can stand. */
  #behind(text = ''): string {
    if (endsWithHeredoc(text)) return '';
    if (!this.dice.oneIn(5)) return this.#space();
    return this.dice.pick([' # why', ' // 日本 # x', '  # far', ' /* c */']);
  }

  #string(text: string, indent: string, mayBreak: boolean): string {
    const { newline } = this.hand;
    const usesHeredoc =
      mayBreak &&
      /^(?:\P{Cc}|[\t\n])*\n$/u.test(text) &&
      newline === '\n' &&
      this.dice.oneIn(2);
    if (usesHeredoc) {
      const content = text.replace(/[$%]\{/g, found => found[0] + found);
      const marker = this.dice.pick(['EOF', 'É_1']);
      return `<<${marker}\n${content}${this.hand.messy ? indent : ''}${marker}`;
    }
    const quoted = JSON.stringify(text)
      .replace(/\\u2028|\\b|\\f/g, found =>
        found === '\\b' ? '\\u0008' : found,
      )
      .replace(/[$%]\{/g, found => found[0] + found);
    return this.dice.oneIn(6) ? quoted.replace(/a/g, '\\u0061') : quoted;
  }

  #number(value: number): string {
    if (!this.dice.oneIn(4)) return String(value);
    const text = String(value);
    if (text.includes('e')) return text.toUpperCase();
    return text.includes('.') ? `${text}0` : `${text}.0`;
  }

  value(model: Model, indent: string, mayBreak: boolean): string {
    if (model instanceof Computed) {
      return mayBreak ? model.text : model.text.replace(/\s+/g, ' ');
    }
    if (typeof model === 'string') return this.#string(model, indent, mayBreak);
    if (typeof model === 'number') return this.#number(model);
    if (Array.isArray(model)) return this.#list(model, indent, mayBreak);
    if (isModelObject(model)) return this.#object(model, indent, mayBreak);
    return String(model);
  }

  #inside(indent: string): string {
    return this.hand.messy
      ? `${indent}${this.dice.pick(['  ', '    ', '\t', ' '])}`
      : `${indent}  `;
  }

  #list(list: Model[], indent: string, mayBreak: boolean): string {
    const { newline } = this.hand;
    const layout = mayBreak ? this.dice.below(4) : 1;
    if (list.length === 0) {
      if (!mayBreak || layout < 3) return `[${this.#space()}]`;
      return `[${newline}${this.#above(indent)}${indent}]`;
    }
    const trailing = this.dice.oneIn(2) ? ',' : '';
    if (layout === 1) {
      const parts = list.map(each => this.value(each, indent, false));
      return `[${this.#space()}${parts.join(`,${this.#gap()}`)}${trailing}${this.#space()}]`;
    }
    if (layout === 2 && list.every(isModelObject)) {
      const parts = list.map(each => this.value(each, indent, true));
      return `[${parts.join(', ')}${trailing}]`;
    }
    const inside = this.#inside(indent);
    const lines = list.map((each, index) => {
      const text = this.value(each, inside, true);
      const comma = index < list.length - 1 ? ',' : trailing;
      const separator =
        comma && endsWithHeredoc(text) ? `${newline}${inside},` : comma;
      return `${this.#above(inside)}${inside}${text}${separator}${this.#behind(text + separator)}${newline}`;
    });
    return `[${this.#behind()}${newline}${lines.join('')}${indent}]`;
  }

  #key(key: string): string {
    const quoted = `"${key.replace(/["\\]/g, '\\$&').replace(/[$%]\{/g, found => found[0] + found)}"`;
    if (!names.includes(key)) return quoted;
    return this.dice.oneIn(4) ? quoted : key;
  }

  #object(object: ModelObject, indent: string, mayBreak: boolean): string {
    const { newline } = this.hand;
    const entries = Object.entries(object);
    const layout = mayBreak ? this.dice.below(4) : 3;
    if (entries.length === 0) {
      if (!mayBreak || layout > 0) return `{${this.#space()}}`;
      return `{${newline}${this.#above(indent)}${indent}}`;
    }
    const equals = () => (this.hand.messy && this.dice.oneIn(5) ? ':' : '=');
    if (layout === 3) {
      const parts = entries.map(
        ([key, value]) =>
          `${this.#key(key)}${this.#gap()}${equals()}${this.#gap()}${this.value(value, indent, false)}`,
      );
      return `{ ${parts.join(', ')}${this.dice.oneIn(4) ? ',' : ''} }`;
    }
    const inside = this.#inside(indent);
    const hasCommas = this.dice.oneIn(4);
    const lines = entries.map(([key, value]) => {
      const text = this.value(value, inside, true);
      const comma = hasCommas && !endsWithHeredoc(text) ? ',' : '';
      const blank = this.dice.oneIn(8) ? newline : '';
      return `${this.#above(inside)}${inside}${this.#key(key)}${this.#gap()}${equals()}${this.#gap()}${text}${comma}${this.#behind(text)}${newline}${blank}`;
    });
    return `{${this.#behind()}${newline}${lines.join('')}${indent}}`;
  }
}
