import { Taint } from '@xkf/backstage-plugin-eks-common';

/**
 * Labels that XKF's module writes itself: the name of the pool, and a time to live
 * with this default. A new pool must not copy them.
 */
const POOL_LABEL = 'xkf.xenit.io/node-pool';
const TTL_LABEL = 'xkf.xenit.io/node-ttl';
const DEFAULT_TTL = '168h';

/** Kubernetes' spelling of an effect and that of EKS, which tfvars use. */
const effects: Record<string, string> = {
  NoSchedule: 'NO_SCHEDULE',
  NoExecute: 'NO_EXECUTE',
  PreferNoSchedule: 'PREFER_NO_SCHEDULE',
};

const linesOf = (text: string) =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(Boolean);

/** True where a line of labels has no `=`, so that its value would be made up. */
export function lacksEquals(text: string): boolean {
  return linesOf(text).some(line => !line.includes('='));
}

/** Before and after the first or last separator; all before it where there is none. */
function cut(text: string, at: number): [string, string] {
  return at < 0
    ? [text, '']
    : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

/** Labels as text, one `key=value` a line, without those that XKF adds by itself. */
export function labelLines(labels: Record<string, string>): string {
  return Object.entries(labels)
    .filter(
      ([key, value]) =>
        key !== POOL_LABEL && !(key === TTL_LABEL && value === DEFAULT_TTL),
    )
    .map(([key, value]) => `${key}=${value}`)
    .join('\n');
}

/** Labels from text with one `key=value` a line. */
export function parseLabels(text: string): Record<string, string> {
  return Object.fromEntries(
    linesOf(text).map(line => cut(line, line.indexOf('='))),
  );
}

/** Taints as text, one `key=value:EFFECT` a line. */
export function taintLines(taints: Taint[]): string {
  return taints
    .map(({ key, value = '', effect }) => {
      const spelled = effects[effect] ?? effect;
      return value ? `${key}=${value}:${spelled}` : `${key}:${spelled}`;
    })
    .join('\n');
}

/** Taints from text with one `key=value:EFFECT` a line; either spelling of the effect. */
export function parseTaints(
  text: string,
): { key: string; value: string; effect: string }[] {
  return linesOf(text).map(line => {
    const [taint, effect] = cut(line, line.lastIndexOf(':'));
    const [key, value] = cut(taint, taint.indexOf('='));
    return { key, value, effect: effects[effect] ?? effect };
  });
}
