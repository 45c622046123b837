import { isReadable, readText } from './literals';
import { argumentOf, ModuleCall, RootModule } from './RootModule';

/** Whether a module call makes anything in an environment. */
export type Presence = 'present' | 'absent' | 'unknown';

const string = '"([^"\\\\$%]*)"';
const variable = 'var\\.([A-Za-z_][\\w-]*)';
const choice = '\\? ?([01]) ?: ?([01])';

/** `contains(["dev", "prod"], var.environment) ? 1 : 0` */
const membership = new RegExp(
  `^contains\\( ?\\[([^\\]]*)\\] ?, ?${variable} ?\\) ?${choice}$`,
);

/** `var.environment == "qa" ? 0 : 1` */
const comparison = new RegExp(`^${variable} ?(==|!=) ?${string} ?${choice}$`);

/**
 * Whether the `count` of a module call lets it exist. Only a literal and the
 * two forms above are evaluated; any other `count` or `for_each` is unknown.
 */
export function presenceOf(root: RootModule, { block }: ModuleCall): Presence {
  if (argumentOf(block, 'for_each')) return 'unknown';
  const count = argumentOf(block, 'count')?.text.replace(/\s+/g, ' ');
  if (count === undefined || count === '1') return 'present';
  if (count === '0') return 'absent';
  const among = membership.exec(count);
  if (among) {
    const [, list, name, then, otherwise] = among;
    const members = list.split(',').map(item => item.trim());
    if (members.at(-1) === '') members.pop();
    if (!members.every(item => new RegExp(`^${string}$`).test(item))) {
      return 'unknown';
    }
    const value = textOf(root, name);
    if (value === undefined) return 'unknown';
    return decide(members.includes(`"${value}"`) ? then : otherwise);
  }
  const equal = comparison.exec(count);
  if (!equal) return 'unknown';
  const [, name, operator, wanted, then, otherwise] = equal;
  const value = textOf(root, name);
  if (value === undefined) return 'unknown';
  const holds = (value === wanted) === (operator === '==');
  return decide(holds ? then : otherwise);
}

function decide(count: string): Presence {
  return count === '1' ? 'present' : 'absent';
}

function textOf(root: RootModule, name: string): string | undefined {
  const value = root.variable(name);
  const read = value.state === 'set' ? readText(value, name) : undefined;
  return isReadable(read) ? read.value : undefined;
}
