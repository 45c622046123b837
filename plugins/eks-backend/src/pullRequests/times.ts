/**
 * A host's time in UTC. GitLab answers in the zone of its server, Azure DevOps
 * with seven digits of a second.
 */
export function utcTime(text: string | null | undefined): string | undefined {
  const time = text ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
