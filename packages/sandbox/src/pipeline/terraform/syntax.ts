/** A piece of a template: a text as it stands, or an expression between `${` and `}`. */
export interface TemplatePart {
  kind: 'text' | 'expression';
  text: string;
}

const OPEN = '([{';
const CLOSE = ')]}';

/** The position behind a quoted text that begins at `start`. */
function behindQuote(source: string, start: number): number {
  for (let index = start + 1; index < source.length; index += 1) {
    const char = source[index];
    if (char === '\\') {
      index += 1;
    } else if (source.startsWith('$${', index)) {
      index += 2;
    } else if (source.startsWith('${', index)) {
      index = behindBrackets(source, index + 1) - 1;
    } else if (char === '"') {
      return index + 1;
    }
  }
  return source.length;
}

/** The position behind the brackets that open at `start`. */
function behindBrackets(source: string, start: number): number {
  let depth = 0;
  for (let index = start; index < source.length; index += 1) {
    const char = source[index];
    if (char === '"') {
      index = behindQuote(source, index) - 1;
    } else if (OPEN.includes(char)) {
      depth += 1;
    } else if (CLOSE.includes(char)) {
      depth -= 1;
      if (depth === 0) {
        return index + 1;
      }
    }
  }
  return source.length;
}

/** The parts of a template, as HashiCorp's parser gives the text of an attribute. */
export function templateParts(template: string): TemplatePart[] {
  const parts: TemplatePart[] = [];
  let text = '';
  for (let index = 0; index < template.length; index += 1) {
    if (
      template.startsWith('$${', index) ||
      template.startsWith('%%{', index)
    ) {
      text += template.slice(index + 1, index + 3);
      index += 2;
    } else if (template.startsWith('${', index)) {
      const end = behindBrackets(template, index + 1);
      if (text) {
        parts.push({ kind: 'text', text });
        text = '';
      }
      parts.push({
        kind: 'expression',
        text: template.slice(index + 2, end - 1).trim(),
      });
      index = end - 1;
    } else {
      text += template[index];
    }
  }
  return text ? [...parts, { kind: 'text', text }] : parts;
}

/** Splits an expression at a separator that stands outside of brackets and quotes. */
export function splitOutside(source: string, separator: string): string[] {
  const parts: string[] = [];
  let start = 0;
  for (let index = 0; index < source.length; index += 1) {
    const char = source[index];
    if (char === '"') {
      index = behindQuote(source, index) - 1;
    } else if (OPEN.includes(char)) {
      index = behindBrackets(source, index) - 1;
    } else if (source.startsWith(separator, index)) {
      parts.push(source.slice(start, index).trim());
      start = index + separator.length;
      index = start - 1;
    }
  }
  const last = source.slice(start).trim();
  return last || parts.length > 0 ? [...parts, last] : [];
}

/** An expression without the brackets around the whole of it. */
export function withoutParentheses(source: string): string {
  const text = source.trim();
  return text.startsWith('(') && behindBrackets(text, 0) === text.length
    ? withoutParentheses(text.slice(1, -1))
    : text;
}
