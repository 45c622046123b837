import { pullRequestName } from './pullRequestName';

it.each([
  ['https://github.com/acme/xkf/pull/12', '#12'],
  ['https://gitlab.com/acme/xkf/-/merge_requests/12', '!12'],
  ['https://dev.azure.com/acme/p/_git/xkf/pullrequest/12', '12'],
])('writes the number as the host of %s does', (url, name) => {
  expect(pullRequestName({ number: 12, url })).toBe(name);
});
