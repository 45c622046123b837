const LONGEST = 60;

/**
 * A name for a module call or a resource, made of another name.
 * @param taken - names that others have; a number tells it from them
 */
export function terraformName(
  text: string,
  taken: ReadonlySet<string>,
): string {
  const words = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, LONGEST)
    .replace(/_+$/, '');
  const name = /^[a-z]/.test(words) ? words : `x_${words}`.replace(/_$/, '');
  for (let number = 1; ; number++) {
    const numbered = number === 1 ? name : `${name}_${number}`;
    if (!taken.has(numbered)) return numbered;
  }
}
