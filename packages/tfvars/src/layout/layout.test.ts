import { aligned, misaligned } from '../__testUtils__/aligned';
import { formatted } from '../__testUtils__/examples/formatted';

describe('the columns of a text', () => {
  it.each(formatted)('are in %j as terraform fmt has them', (before, after) => {
    expect(aligned(before)).toBe(after);
    expect(misaligned(after)).toEqual([]);
  });

  it('leave out what is before a byte order mark', () => {
    expect(misaligned('\ufeffa = 1\nb = 2\n')).toEqual([]);
    expect(misaligned('\ufeff  a = 1\nb = 2\n')).toEqual(['  a = 1\n']);
  });
});
