import { KubernetesValidatorFunctions } from '@backstage/catalog-model';
import { clusterEntityName } from './names';

const at = (name: string, region = 'eu-west-1', accountId = '111111111111') =>
  clusterEntityName({ name, region, accountId });

describe('clusterEntityName', () => {
  it('reads as cluster, region and account', () => {
    expect(at('dev-eks1')).toBe('dev-eks1-eu-west-1-111111111111');
    expect(at('a')).toBe('a-eu-west-1-111111111111');
  });

  it.each([
    ['Dev-Eks1', /^dev-eks1-eu-west-1-111111111111-[0-9a-f]{10}$/],
    ['x'.repeat(100), /^x{52}-[0-9a-f]{10}$/],
    [`${'y'.repeat(51)}--z`, /^y{51}-[0-9a-f]{10}$/],
  ])('shortens %s', (name, expected) => {
    expect(at(name)).toMatch(expected);
    expect(at(name)).toBe(at(name));
  });

  it('gives different clusters names that differ without regard to case', () => {
    const long = 'l'.repeat(99);
    const names = [
      at('dev-eks1'),
      at('DEV-EKS1'),
      at('Dev-eks1'),
      at('dev_eks1'),
      at('dev-eks1', 'eu-north-1'),
      at('dev-eks1', 'eu-west-1', '222222222222'),
      at(`${long}a`),
      at(`${long}b`),
      at(`${long}a`, 'us-gov-east-1'),
      at(`${long}a`, 'eu-west-1', '222222222222'),
    ];
    expect(new Set(names.map(name => name.toLowerCase())).size).toBe(
      names.length,
    );
    for (const name of names) {
      expect(KubernetesValidatorFunctions.isValidObjectName(name)).toBe(true);
    }
  });
});
