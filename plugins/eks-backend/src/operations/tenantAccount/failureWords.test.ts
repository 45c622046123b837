import { CreateAccountFailureReason } from '@aws-sdk/client-organizations';
import { tenantAccountInputSchema } from '@xkf/backstage-plugin-eks-common';
import { books } from './__testUtils__/TenantPortal';
import { failureWords } from './failureWords';

const input = tenantAccountInputSchema.parse(books);
const todo = /ask again|Ask again|Start again|does not make such accounts/;

it.each(Object.values(CreateAccountFailureReason))(
  'says what %s means, and what to do',
  reason => {
    const { words } = failureWords(reason, input);
    expect(words).toMatch(
      new RegExp(`^AWS did not make the account \\(${reason}\\)\\. [A-Za-z]`),
    );
    expect(words).toMatch(todo);
  },
);

it('knows a way on from a reason that it does not know', () => {
  expect(failureWords('SOMETHING_NEW', input)).toEqual({
    again: true,
    words: expect.stringContaining('SOMETHING_NEW'),
  });
});
