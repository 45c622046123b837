import { readFileSync } from 'node:fs';

/** The fields of `/proc/PID/stat` after the name, and the name; nothing where there is no `/proc`. */
function statOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, name, rest] = /\((.*)\) (.*)/s.exec(stat) ?? [];
    return { name, fields: rest.split(' ') };
  } catch {
    return undefined;
  }
}

/** Name and parent of a process where `/proc` tells them. */
export function processFacts(pid) {
  const stat = statOf(pid);
  return stat ? { name: stat.name, parent: Number(stat.fields[1]) } : {};
}

/**
 * When a process was started, in words of the system that no other process of
 * the same id has; nothing where `/proc` does not tell.
 */
export function startOfProcess(pid) {
  const stat = statOf(pid);
  if (!stat) return undefined;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return `${boot} ${stat.fields[19]}`;
}
