import {
  AddonIssueCode,
  ClusterIssueCode,
  ErrorCode,
  NodegroupIssueCode,
} from '@aws-sdk/client-eks';
import { toHealthIssues, wordsFor } from './healthWords';

const codes = [ClusterIssueCode, NodegroupIssueCode, AddonIssueCode, ErrorCode]
  .flatMap(of => Object.values<string>(of))
  .filter((code, index, all) => all.indexOf(code) === index)
  .sort();

describe('wordsFor', () => {
  const unknown = wordsFor('ACodeThatAwsAddsLater');

  it.each(codes)('has words for %s', code => {
    expect(wordsFor(code)).not.toBe(unknown);
    expect(wordsFor(code)).toMatch(/^[A-Z].*\.$/);
  });

  it('leaves a code it does not know to the message of AWS', () => {
    expect(unknown).toContain('The message is the one AWS gives');
    expect(toHealthIssues([{ message: 'What now' }])).toEqual([
      {
        code: 'Unknown',
        message: 'What now',
        words: wordsFor('Unknown'),
        resourceIds: [],
      },
    ]);
  });
});
