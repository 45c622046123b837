import { edit, type Operation, parse, type Path } from '.';
import { computedText as text } from './__testUtils__/computedText';
import { refusalOf } from './__testUtils__/refusal';

const set = (path: Path, value: unknown, create?: boolean) =>
  ({ op: 'set', path, value, create }) as Operation;

describe('a path that leads nowhere sure', () => {
  it.each<[Path, string, number, number]>([
    [['nothing'], 'NotFound', 1, 1],
    [['list', 4], 'NotFound', 2, 8],
    [['list', { name: 'c' }], 'NotFound', 2, 8],
    [['list', { name: 'a', v: '1' }], 'NotFound', 2, 8],
    [['mixed', 'c'], 'NotFound', 13, 9],
    [[{ block: ['module', 'z'] }], 'NotFound', 1, 1],
    [[{ block: ['module', 'x'] }, 'b'], 'NotFound', 18, 1],
    [['name', 'x'], 'TypeMismatch', 1, 8],
    [['name', 0], 'TypeMismatch', 1, 8],
    [['list', 'name'], 'TypeMismatch', 2, 8],
    [['mixed', { a: 1 }], 'TypeMismatch', 13, 9],
    [['list', { block: ['a'] }], 'TypeMismatch', 2, 8],
    [[0], 'TypeMismatch', 1, 1],
    [['list', { name: 'b' }], 'AmbiguousMatch', 2, 48],
    [[{ block: ['module', 'y'] }], 'AmbiguousMatch', 23, 1],
    [['twice', 'k'], 'DuplicateKey', 3, 20],
    [['twice'], 'DuplicateKey', 3, 20],
    [['keys', 'b'], 'NotALiteral', 4, 11],
    [['call'], 'NotALiteral', 5, 9],
    [['call', 'x'], 'NotALiteral', 5, 9],
    [['cond', 0], 'NotALiteral', 6, 9],
    [['loop', 0], 'NotALiteral', 7, 9],
    [['ref'], 'NotALiteral', 8, 9],
    [['tpl'], 'NotALiteral', 9, 9],
    [['paren'], 'NotALiteral', 10, 9],
    [['sum'], 'NotALiteral', 11, 9],
    [['long'], 'NotALiteral', 12, 9],
    [['mixed'], 'NotALiteral', 13, 22],
    [['list'], 'NotALiteral', 2, 71],
    [[], 'TypeMismatch', 18, 1],
  ])('%j is refused for reading: %s', (path, code, line, column) => {
    const document = parse(text);
    expect(refusalOf(() => document.get(path))).toMatchObject({
      code,
      line,
      column,
      message: expect.stringMatching(/^Line \d+: .*\.$/),
    });
  });

  it.each<[Path, string]>([
    [['nothing'], 'NotFound'],
    [['nothing', 'deeper'], 'NotFound'],
    [['list', 9], 'NotFound'],
    [['list', { name: 'b' }], 'AmbiguousMatch'],
    [['twice', 'k'], 'DuplicateKey'],
    [['keys', 'b'], 'NotALiteral'],
    [['call'], 'NotALiteral'],
    [['cond'], 'NotALiteral'],
    [['loop'], 'NotALiteral'],
    [['ref'], 'NotALiteral'],
    [['tpl'], 'NotALiteral'],
    [['paren'], 'NotALiteral'],
    [['sum'], 'NotALiteral'],
    [['mixed'], 'NotALiteral'],
    [['commented'], 'NotALiteral'],
    [[{ block: ['module', 'x'] }], 'TypeMismatch'],
    [[], 'TypeMismatch'],
  ])('%j is refused for setting: %s', (path, code) => {
    expect(refusalOf(() => edit(text, [set(path, 'new')]))).toMatchObject({
      code,
      line: expect.any(Number),
      column: expect.any(Number),
    });
  });

  it.each<[Path, string]>([
    [['name'], 'TypeMismatch'],
    [['mixed'], 'TypeMismatch'],
    [['call'], 'NotALiteral'],
    [['nothing'], 'NotFound'],
    [[{ block: ['module', 'x'] }], 'TypeMismatch'],
    [[], 'TypeMismatch'],
  ])('%j is refused for appending: %s', (path, code) => {
    expect(
      refusalOf(() => edit(text, [{ op: 'append', path, value: 1 }])),
    ).toMatchObject({ code, line: expect.any(Number) });
  });

  it.each<[Path, string]>([
    [['nothing'], 'NotFound'],
    [['call'], 'NotALiteral'],
    [['list', 3], 'NotALiteral'],
    [['list', { name: 'b' }], 'AmbiguousMatch'],
    [[], 'TypeMismatch'],
  ])('%j is refused for removing: %s', (path, code) => {
    expect(refusalOf(() => edit(text, [{ op: 'remove', path }]))).toMatchObject(
      { code, line: expect.any(Number) },
    );
  });

  it.each([
    'a',
    [-1],
    [1.5],
    [Number.NaN],
    [null],
    [{}],
    [{ a: null }],
    [{ a: { b: 1 } }],
    [{ block: [] }],
    [{ block: [1] }],
    [true],
  ])('%j is no path', path => {
    const wrong = path as Path;
    for (const act of [
      () => parse(text).get(wrong),
      () => parse(text).has(wrong),
      () => edit(text, [set(wrong, 1)]),
      () => edit(text, [{ op: 'remove', path: wrong }]),
      () => edit(text, [{ op: 'append', path: wrong, value: 1 }]),
    ]) {
      expect(refusalOf(act)).toMatchObject({ code: 'InvalidValue' });
    }
  });
});

describe('a repeated argument', () => {
  it.each([
    ['a = 1\n\na = 2', 3, 1],
    ['b {\n  a = 1\n  a = 2\n}', 3, 3],
  ])('in %j is refused at once', (repeated, line, column) => {
    expect(refusalOf(() => parse(repeated))).toMatchObject({
      code: 'DuplicateKey',
      line,
      column,
    });
  });
});

describe('a message', () => {
  it.each<[Operation, string]>([
    [
      set(['cond'], 1),
      'Line 6: `cond` is computed by a conditional and cannot be changed here. Change it by hand.',
    ],
    [
      set(['mixed'], { a: 1, b: 2 }),
      'Line 13: `mixed.b` is computed by a reference and cannot be changed here. Change it by hand.',
    ],
    [
      set(['list', { name: 'c' }, 'v'], 1),
      'Line 2: There is no `[name = "c"]` in `list`.',
    ],
    [
      set(['list', 7], 1),
      'Line 2: There is no `[7]` in `list`, which has 4 elements.',
    ],
  ])('says what to do', (operation, message) => {
    expect(refusalOf(() => edit(text, [operation]))).toMatchObject({ message });
  });
});

describe('several operations', () => {
  it('are carried out all or not at all', () => {
    const before = 'a = 1\nb = f()\n';
    const operations = [set(['a'], 2), set(['b'], 3)];
    expect(refusalOf(() => edit(before, operations))).toMatchObject({
      code: 'NotALiteral',
      line: 2,
      column: 5,
    });
    expect(edit(before, operations.slice(0, 1))).toBe('a = 2\nb = f()\n');
    expect(edit(before, [])).toBe(before);
  });
});
