/** A value of a condition. */
export interface Pattern {
  text: string;
  /** Whether `*` and `?` stand for other characters. */
  isPattern: boolean;
}

/** What a condition compares with; nothing where its operator means something else. */
export function patternOf(operator: string, text: string): Pattern[] {
  const name = operator
    .toLowerCase()
    .replace(/^for(any|all)values?:/, '')
    .replace(/ifexists$/, '');
  if (name === 'stringlike') return [{ text, isPattern: true }];
  return name === 'stringequals' || name === 'stringequalsignorecase'
    ? [{ text, isPattern: false }]
    : [];
}

/** Whether a text with `*` and `?` admits another. */
export function admits(pattern: string, text: string): boolean {
  const expression = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.');
  return new RegExp(`^${expression}$`, 's').test(text);
}
