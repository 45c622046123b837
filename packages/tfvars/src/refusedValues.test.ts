import { edit, type NewBlock, type Operation, type Path } from '.';
import { computedText as text } from './__testUtils__/computedText';
import { refusalOf } from './__testUtils__/refusal';

const set = (path: Path, value: unknown, create?: boolean) =>
  ({ op: 'set', path, value, create }) as Operation;

describe('AlreadyExists', () => {
  const list = 'l = [\n  { n = "a", v = 1 },\n  { n = "é", v = 2 },\n]\n';
  const append = (value: unknown, uniqueBy: string | string[]) =>
    ({ op: 'append', path: ['l'], value, uniqueBy }) as Operation;

  it('is told for an element with the same fields', () => {
    expect(refusalOf(() => edit(list, [append({ n: 'a' }, 'n')]))).toEqual({
      code: 'AlreadyExists',
      line: 2,
      column: 3,
      path: ['l', 0],
      message: 'Line 2: `l` already has an element with n = "a".',
    });
    expect(
      refusalOf(() => edit(list, [append({ n: 'e\u0301', v: 2 }, ['n', 'v'])])),
    ).toMatchObject({ code: 'AlreadyExists', line: 3 });
    expect(
      refusalOf(() => edit(list, [append({ n: 'a', v: 2 }, ['n', 'v'])])),
    ).toMatchObject({ result: expect.stringContaining('v = 2 },\n]') });
    expect(
      refusalOf(() => edit(list, [append({ n: 'a', v: '1' }, ['n', 'v'])])),
    ).toMatchObject({ result: expect.stringContaining('v = "1" },\n]') });
  });

  it('cannot be told of computed elements, so that they are refused', () => {
    for (const path of [['uniq'], ['list']]) {
      expect(
        refusalOf(() =>
          edit(text, [
            { op: 'append', path, value: { name: 'n' }, uniqueBy: 'name' },
          ]),
        ),
      ).toMatchObject({ code: 'NotALiteral', line: expect.any(Number) });
    }
  });

  it('is told for a block', () => {
    const operation = {
      op: 'appendBlock',
      type: 'module',
      labels: ['x'],
      attributes: {},
    } as const;
    expect(refusalOf(() => edit(text, [operation]))).toMatchObject({
      code: 'AlreadyExists',
      line: 18,
      column: 1,
    });
    expect(
      refusalOf(() => edit(text, [{ ...operation, unique: false }])),
    ).toHaveProperty('result');
  });
});

describe('InvalidValue', () => {
  class Version {
    readonly major = 1;
  }
  const cyclic: Record<string, unknown> = {};
  cyclic.self = cyclic;

  it.each([
    ['NaN', Number.NaN],
    ['an infinite number', -Infinity],
    ['undefined', undefined],
    ['undefined in a list', [undefined]],
    ['a hole in a list', Array(1)],
    ['undefined in an object', { a: undefined }],
    ['half of a surrogate pair', ['\ud83d']],
    ['half of a surrogate pair in a key', { '\udc00': 1 }],
    ['a key in two forms', { é: 1, 'e\u0301': 2 }],
    ['a bigint', 1n],
    ['a function', () => 1],
    ['a date', new Date(0)],
    ['an object of a class', new Version()],
    ['a cycle', cyclic],
  ])('is told for %s', (_, value) => {
    for (const operation of [
      set(['name'], value),
      set(['created'], value, true),
      { op: 'append', path: ['commented'], value } as Operation,
      {
        op: 'appendBlock',
        type: 'a',
        attributes: { value },
      } as unknown as Operation, // Callers may be JavaScript.
    ]) {
      expect(refusalOf(() => edit(text, [operation]))).toMatchObject({
        code: 'InvalidValue',
      });
    }
  });

  it.each([
    'var.',
    'a b',
    'a\nb = 2',
    '1 # comment',
    '',
    'a }\nb {',
    '"${"',
    'a = 1',
    '/* c */ 1',
  ])('is told for the raw text %j', raw => {
    expect(
      refusalOf(() =>
        edit('', [
          { op: 'appendBlock', type: 'a', attributes: { b: { $raw: raw } } },
        ]),
      ),
    ).toMatchObject({ code: 'InvalidValue' });
  });

  it('is told for names that are none', () => {
    expect(refusalOf(() => edit(text, [set(['a b'], 1, true)]))).toMatchObject({
      code: 'InvalidValue',
    });
    const blocks: NewBlock[] = [
      { type: 'a b', attributes: {} },
      { type: 'a', attributes: { 'b c': 1 } },
      { type: 'a', labels: ['\ud83d'], attributes: {} },
      { type: 'a', attributes: {}, blocks: [{ type: '' }] },
    ];
    for (const block of blocks) {
      expect(
        refusalOf(() =>
          edit('', [{ op: 'appendBlock', attributes: {}, ...block }]),
        ),
      ).toMatchObject({ code: 'InvalidValue' });
    }
  });

  it('is told for a new element without its identity, and for no operation', () => {
    expect(
      refusalOf(() =>
        edit('l = []', [
          { op: 'append', path: ['l'], value: { a: 1 }, uniqueBy: 'name' },
        ]),
      ),
    ).toMatchObject({ code: 'InvalidValue' });
    const unknown = { op: 'rename', path: ['l'] } as unknown as Operation; // Callers may be JavaScript.
    expect(refusalOf(() => edit('l = []', [unknown]))).toMatchObject({
      code: 'InvalidValue',
    });
  });
});
