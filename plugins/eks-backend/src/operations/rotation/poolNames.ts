/** tfvars: a pool's name has at most 40 characters. */
const MAX_LENGTH = 40;

/**
 * The next free name for what replaces a pool: `standard`, `standard2`,
 * `standard3`. A number of three digits or more belongs to the name itself, as in
 * `gpu-a100`, which is followed by `gpu-a100-2`.
 * @param taken - names of pools in tfvars and in AWS
 */
export function nextPoolName(name: string, taken: ReadonlySet<string>): string {
  const { base, separator, generation } = partsOf(name);
  for (let n = generation + 1; ; n++) {
    const ending = `${separator}${n}`;
    const next = `${base.slice(0, MAX_LENGTH - ending.length)}${ending}`;
    if (next !== name && !taken.has(next)) return next;
  }
}

/** Whether one pool is named as a later replacement of another: `standard3` of `standard`. */
export function isNamedAfter(name: string, pool: string): boolean {
  const [later, earlier] = [partsOf(name), partsOf(pool)];
  return (
    `${later.base}${later.separator}` ===
      `${earlier.base}${earlier.separator}` &&
    later.generation > earlier.generation
  );
}

function partsOf(name: string): {
  base: string;
  separator: string;
  generation: number;
} {
  const numbered = /^(.*?[a-z-])(\d{1,2})$/.exec(name);
  if (numbered) {
    return {
      base: numbered[1],
      separator: '',
      generation: Number(numbered[2]),
    };
  }
  return {
    base: name,
    separator: /\d$/.test(name) ? '-' : '',
    generation: 1,
  };
}
