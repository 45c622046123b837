import fc from 'fast-check';
import { overlap, parseCidr, requireCidr } from './cidr';
import { freeRanges } from './freeRanges';

const space = '10.0.0.0/12';

/** A range within the space. */
const range = fc
  .record({ prefix: fc.integer({ min: 13, max: 24 }), at: fc.nat() })
  .map(({ prefix, at }) => {
    const size = 2 ** (32 - prefix);
    const count = 2 ** (prefix - 12);
    const first = requireCidr(space).first + (at % count) * size;
    const parts = [2 ** 24, 2 ** 16, 2 ** 8, 1].map(
      unit => Math.floor(first / unit) % 256,
    );
    return `${parts.join('.')}/${prefix}`;
  });

const request = fc.record({
  taken: fc.array(range, { maxLength: 12 }),
  prefix: fc.integer({ min: 13, max: 19 }),
});

describe('free ranges', () => {
  it('are those of a plan of networks', () => {
    const taken = [
      '10.100.0.0/18',
      '10.100.128.0/18',
      '10.101.0.0/17',
      'nonsense',
    ];
    expect(freeRanges('10.100.0.0/15', taken, 18, 3)).toEqual([
      '10.100.64.0/18',
      '10.100.192.0/18',
      '10.101.128.0/18',
    ]);
    expect(freeRanges('10.100.0.0/16', ['10.0.0.0/8'], 18, 3)).toEqual([]);
  });

  it('lie within, overlap with nothing, and come in order', () => {
    fc.assert(
      fc.property(request, ({ taken, prefix }) => {
        const found = freeRanges(space, taken, prefix, 1_000).map(requireCidr);
        const { first, last } = requireCidr(space);
        found.forEach((one, index) => {
          expect(one.last - one.first + 1).toBe(2 ** (32 - prefix));
          expect(one.first).toBeGreaterThanOrEqual(first);
          expect(one.last).toBeLessThanOrEqual(last);
          expect(one.first).toBeGreaterThan(found[index - 1]?.last ?? -1);
          expect(taken.some(text => overlap(requireCidr(text), one))).toBe(
            false,
          );
        });
      }),
    );
  });

  it('leave none out', () => {
    fc.assert(
      fc.property(request, ({ taken, prefix }) => {
        const all = freeRanges(space, [], prefix, 1_000);
        const used = taken.map(requireCidr);
        const free = all.filter(text => {
          const one = requireCidr(text);
          return !used.some(other => overlap(other, one));
        });
        expect(freeRanges(space, taken, prefix, 1_000)).toEqual(free);
        expect(freeRanges(space, taken, prefix, 2)).toEqual(free.slice(0, 2));
      }),
    );
  });

  it.each([
    ['10.0.0.1/8', 18, '10.0.0.1/8 is not a range'],
    ['10.0.0.0/8', 7, '/7 is not a size'],
    ['10.0.0.0/8', 33, '/33 is not a size'],
    ['10.0.0.0/8', 18.5, '/18.5 is not a size'],
  ])('refuse %s with %s', (within, prefix, words) => {
    expect(() => freeRanges(within, [], prefix, 1)).toThrow(words);
  });

  it('are whole ranges of addresses', () => {
    expect(parseCidr(freeRanges('0.0.0.0/0', [], 1, 5)[1])).toEqual({
      first: 2 ** 31,
      last: 2 ** 32 - 1,
    });
  });
});
