/**
 * Longest texts that are tried; bounds what a pattern of the repository may cost,
 * which doubles with each character in the worst case.
 */
const maxPattern = 200;
const maxText = 20;

/** A `validation` block whose condition is one of the forms that are understood. */
export interface VersionValidation {
  /** Which version it judges. */
  of: 'control-plane' | 'node-groups';
  /** False when the text does not match; undefined when it cannot be tried. */
  allows(text: string): boolean | undefined;
}

const quoted = String.raw`"((?:[^"\\]|\\.)*)"`;

/**
 * Reads the condition of a `validation` block: `can(regex("…", var.x.version))`,
 * or the same for each pool within `alltrue([for …])`. Source: the validations
 * in modules/aws/eks/variables.tf of terraform-modules.
 * @returns undefined for any other condition, which is then not judged
 */
export function readValidation(
  condition: string,
  variable: string,
): VersionValidation | undefined {
  const text = condition.replace(/\s+/g, ' ').trim();
  const name = escape(variable);
  const whole = new RegExp(
    `^can\\(\\s?regex\\(\\s?${quoted}, ?var\\.${name}\\.(?:version|kubernetes_version)\\s?\\)\\s?\\)$`,
  ).exec(text);
  if (whole) return validation('control-plane', whole[1]);
  const each = new RegExp(
    `^alltrue\\(\\s?\\[\\s?for (\\w+) in var\\.${name}\\.node_(?:pools|groups) ?: ?can\\(\\s?regex\\(\\s?${quoted}, ?(\\w+)\\.(?:version|release_version)\\s?\\)\\s?\\)\\s?,?\\s?\\]\\s?\\)$`,
  ).exec(text);
  return each && each[1] === each[3]
    ? validation('node-groups', each[2])
    : undefined;
}

function validation(
  of: VersionValidation['of'],
  source: string,
): VersionValidation | undefined {
  const pattern = toRegExp(source);
  return (
    pattern && {
      of,
      allows: text => (text.length > maxText ? undefined : pattern.test(text)),
    }
  );
}

/** The pattern of a quoted HCL string; RE2 and JavaScript agree on simple ones. */
function toRegExp(source: string): RegExp | undefined {
  if (source.length > maxPattern || /\$\{|%\{/.test(source)) return undefined;
  try {
    return new RegExp(source.replace(/\\(["\\])/g, '$1'), 'u');
  } catch {
    return undefined;
  }
}

function escape(text: string): string {
  return text.replace(/[^\w]/g, '\\$&');
}
