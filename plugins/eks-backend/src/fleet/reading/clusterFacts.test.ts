import { toClusterFacts } from './clusterFacts';

describe('toClusterFacts', () => {
  it.each([
    ['eu-west-1', 'eu-west-1.console.aws.amazon.com'],
    ['cn-north-1', 'cn-north-1.console.amazonaws.cn'],
    ['us-gov-west-1', 'us-gov-west-1.console.amazonaws-us-gov.com'],
    ['eusc-de-east-1', 'eusc-de-east-1.console.amazonaws-eusc.eu'],
  ])('leads from %s to the console of its partition', (region, host) => {
    const id = { accountId: '111111111111', region, clusterName: 'dev-eks1' };
    expect(toClusterFacts({}, id).consoleUrl).toBe(
      `https://${host}/eks/home?region=${region}#/clusters/dev-eks1`,
    );
  });
});
