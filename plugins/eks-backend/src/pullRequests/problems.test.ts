import { FailureReason, HostFailure } from './http';
import { problemOf } from './problems';

const attempt = {
  host: 'github.com',
  repository: 'acme/xkf',
  right: 'Contents: write',
};

describe('problemOf', () => {
  it.each<[FailureReason, boolean, string, RegExp]>([
    ['no-credentials', false, 'NotAllowedError', /no credentials/],
    ['unauthorized', true, 'NotAllowedError', /expired.*Contents: write/],
    ['sign-in', false, 'NotAllowedError', /sign-in page.*Contents: write/],
    [
      'forbidden',
      true,
      'NotAllowedError',
      /need Contents: write\. The host says: Because/,
    ],
    ['missing', true, 'NotAllowedError', /missing permission.*Contents: write/],
    ['missing', false, 'NotFoundError', /was not found/],
    ['moved', false, 'NotFoundError', /another address/],
    [
      'refused',
      true,
      'ConflictError',
      /refuses the change\. The host says: Because/,
    ],
    ['too-large', false, 'ConflictError', /larger than/],
    ['limited', false, 'ServiceUnavailableError', /Try again in 42 s/],
    ['server', true, 'ServiceUnavailableError', /HTTP 503.*Try again in 42 s/],
    ['network', false, 'ServiceUnavailableError', /cannot be reached/],
    ['timeout', false, 'ServiceUnavailableError', /in time.*Try again/],
    ['cut-off', false, 'ServiceUnavailableError', /cut off.*Try again/],
    ['not-understood', false, 'ServiceUnavailableError', /not understood/],
  ])('%s (write: %s) is a %s', (reason, write, name, words) => {
    const error = problemOf(
      new HostFailure({
        reason,
        write,
        status: 503,
        words: 'Because',
        retryAfterMs: 41_500,
      }),
      attempt,
    );
    expect(error).toMatchObject({
      name,
      message: expect.stringMatching(words),
    });
    expect(error.message).toContain('github.com');
    expect(error.message).toContain('acme/xkf');
  });
});
