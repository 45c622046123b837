// This file is read by any Node that understands modules, so it keeps to old
// syntax and imports nothing.

/** The Node that is fetched when the running one does not fit. */
export const portalNodeVersion = '22.23.3';

function parts(version) {
  return version.split('.').map(Number);
}

/**
 * Whether the portal itself can run on this Node: 22.19 or later, below 23.
 * `@kubernetes/client-node` needs 22.19, and `better-sqlite3` aborts on late
 * releases of Node 24.
 */
export function canRunPortal(version) {
  const [major, minor] = parts(version);
  return major === 22 && minor >= 19;
}

/**
 * Undefined when these scripts can run on this Node, else one sentence for a
 * person.
 */
export function refusal(version) {
  return parts(version)[0] >= 20
    ? undefined
    : `Node ${version} is too old: install Node 20 or later (the portal fetches the Node ${portalNodeVersion} it runs on by itself).`;
}
