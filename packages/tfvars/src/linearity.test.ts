import { performance } from 'node:perf_hooks';
import { edit } from '.';

/** A file with about so many lines. */
function textOf(lines: number): string {
  const elements = Array.from({ length: Math.ceil(lines / 5) }, (_, index) =>
    [
      '  {',
      `    name = "namespace-${index}"`,
      '    flux = true # on',
      '    size = [1, 2]',
      '  },',
    ].join('\n'),
  );
  return ['namespaces = [', ...elements, ']', ''].join('\n');
}

/** The shortest of some runs, in milliseconds: the least disturbed one. */
function timeOf(work: () => void): number {
  const times = Array.from({ length: 5 }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

describe('the time of an edit', () => {
  const small = textOf(2_000);
  const large = textOf(20_000);

  it.each<[string, (text: string) => void]>([
    [
      'of one value',
      text =>
        edit(text, [
          { op: 'set', path: ['namespaces', 7, 'name'], value: 'another' },
        ]),
    ],
    [
      'of every value, with elements that come and go',
      text =>
        edit(text, [
          {
            op: 'set',
            path: ['namespaces'],
            value: Array.from(
              { length: 300 + text.length / 100 },
              (_, index) => ({
                name: `new-${index}`,
                flux: index % 2 === 0,
                size: [index],
              }),
            ),
          },
        ]),
    ],
  ])(
    'grows with the length of the text and no faster: %s',
    (_, work) => {
      timeOf(() => work(small));
      // Ten times the lines; three times as much again for a busy machine.
      expect(
        timeOf(() => work(large)) / timeOf(() => work(small)),
      ).toBeLessThan(30);
    },
    120_000,
  );
});
