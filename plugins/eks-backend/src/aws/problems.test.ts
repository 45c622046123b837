import { describeAwsError } from './problems';

const place = {
  accountId: '111111111111',
  accountName: 'xkf-dev',
  region: 'eu-west-1',
};
const failure = (name: string, facts: object = {}, message = 'secret text') =>
  Object.assign(new Error(message), { name, ...facts });
const describeIt = (error: unknown) =>
  describeAwsError(error, 'eks:ListClusters', place);

describe('describeAwsError', () => {
  it.each([
    [failure('AccessDeniedException'), 'access-denied'],
    [failure('ExpiredTokenException'), 'expired-credentials'],
    [failure('CredentialsProviderError'), 'expired-credentials'],
    [failure('ThrottlingException'), 'throttled'],
    [failure('Odd', { $metadata: { httpStatusCode: 429 } }), 'throttled'],
    [failure('TimeoutError'), 'timeout'],
    [failure('Error', { code: 'ECONNREFUSED' }), 'unreachable'],
    [failure('Error', { code: 'ENOTFOUND' }), 'unreachable'],
    [
      failure('ServerException', { $metadata: { httpStatusCode: 500 } }),
      'server-error',
    ],
    [failure('Odd', { cause: failure('ExpiredToken') }), 'expired-credentials'],
    [failure('Odd'), 'unknown'],
    ['not even an error', 'unknown'],
  ])('%p is %s', (error, kind) => {
    const problem = describeIt(error);
    expect(problem.kind).toBe(kind);
    expect(problem.message).toContain('xkf-dev (111111111111) in eu-west-1');
    expect(problem.message).not.toContain('secret text');
  });

  it('names the missing action, the one AWS names before the one called', () => {
    expect(describeIt(failure('AccessDeniedException'))).toMatchObject({
      permission: 'eks:ListClusters',
      message:
        "AWS refuses eks:ListClusters for account xkf-dev (111111111111) in eu-west-1. Add eks:ListClusters to the portal's role in that account.",
    });
    const assume = failure(
      'AccessDenied',
      {},
      'User: arn:aws:iam::999999999999:user/portal is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111111111111:role/reader',
    );
    expect(describeIt(assume)).toMatchObject({
      permission: 'sts:AssumeRole',
      message: expect.stringContaining('trust policy'),
    });
  });
});
