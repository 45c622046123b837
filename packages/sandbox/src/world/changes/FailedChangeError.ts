import type { HealthIssue } from '../eks';

/** A change that AWS accepted and that did not succeed. */
export class FailedChangeError extends Error {
  override readonly name = 'FailedChangeError';
}

/** The sentence with which the AWS provider of Terraform reports that a change has failed. */
export function failedChange(
  state: string,
  wanted: string,
  issues: HealthIssue[],
): FailedChangeError {
  const details = issues.map(
    ({ resourceIds = [], code, message }) =>
      `${resourceIds.join(', ')}: ${code}: ${message}`,
  );
  return new FailedChangeError(
    `unexpected state '${state}', wanted target '${wanted}'. last error: ${details.join('; ')}`,
  );
}
