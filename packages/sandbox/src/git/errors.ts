/** One entry of `errors` in an answer of the API. */
export interface ErrorDetail {
  resource: string;
  code: string;
  field?: string;
  message?: string;
}

/** A refusal in the words of the GitHub API. */
export class GitHubError extends Error {
  override readonly name = 'GitHubError';

  constructor(
    readonly status: number,
    message: string,
    readonly errors?: ErrorDetail[],
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

/** What GitHub answers for something that does not exist or that the caller may not see. */
export function notFound(message = 'Not Found'): GitHubError {
  return new GitHubError(404, message);
}

/** A request whose values do not fit. */
export function validationFailed(...errors: ErrorDetail[]): GitHubError {
  return new GitHubError(422, 'Validation Failed', errors);
}
