import { PreflightFinding } from '@xkf/backstage-plugin-eks-common';

/** What stands in the way of starting, as sentences. */
export function obstaclesOf(findings: readonly PreflightFinding[]): string[] {
  return findings
    .filter(({ state }) => state === 'required' || state === 'notEvaluated')
    .map(({ state, cluster, title, message, fix }) =>
      [
        `${cluster ? `${cluster}, ` : ''}${title}${state === 'notEvaluated' ? ' is not known' : ''}: ${message}`,
        fix,
      ]
        .filter(Boolean)
        .join(' '),
    );
}
