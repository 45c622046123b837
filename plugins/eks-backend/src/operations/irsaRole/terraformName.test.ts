import { conventionOf, ownPart } from './convention';
import { terraformName } from './terraformName';

describe('a name in Terraform', () => {
  it.each([
    ['shop-web', [], 'shop_web'],
    ['Shop.Web@1', [], 'shop_web_1'],
    ['1shop', [], 'x_1shop'],
    ['-', [], 'x'],
    ['shop-web', ['shop_web'], 'shop_web_2'],
    ['shop-web', ['shop_web', 'shop_web_2'], 'shop_web_3'],
    [`${'a'.repeat(59)}-b`, [], 'a'.repeat(59)],
  ])('%s beside %j is %s', (text, taken, expected) => {
    const name = terraformName(text, new Set(taken));
    expect(name).toBe(expected);
    expect(name).toMatch(/^[a-z][a-z0-9_]{0,63}$/);
  });
});

describe('the beginning of the names of roles', () => {
  const place = { region: 'eu-west-1' };
  it.each([
    [[], 'xks-eu-west-1-dev-'],
    [
      ['acme-eu-west-1-dev-a', 'acme-eu-west-1-dev-b', 'x-eu-west-1-dev-c'],
      'acme-eu-west-1-dev-',
    ],
    [['acme-eu-west-1-prod-a', '-eu-west-1-dev-a'], 'xks-eu-west-1-dev-'],
  ])('is that of most others: %j', (names, expected) => {
    expect(conventionOf(place, 'dev', names)).toBe(expected);
    expect(ownPart(`${expected}shop-web`, expected)).toBe('shop-web');
    expect(ownPart('shop-web', expected)).toBe('shop-web');
  });
});
