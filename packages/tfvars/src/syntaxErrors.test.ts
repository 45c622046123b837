import { edit, parse } from '.';
import { refusalOf } from './__testUtils__/refusal';

describe('a syntax error', () => {
  it.each([
    ['a = 1 b = 2', 1, 7],
    ['a = { b = 1 c = 2 }', 1, 13],
    ['a =\n1', 1, 4],
    ['a = "x\ny"', 1, 7],
    ['a = 1\rb = 2\r', 1, 6],
    ['a = 0x10', 1, 6],
    ['a = 1.2.3', 1, 5],
    ['a = "\\q"', 1, 6],
    ['a = "\\ud83d"', 1, 6],
    ["a = 'x'", 1, 5],
    ['a = 1;', 1, 6],
    ['\n\na = [1 2]', 3, 8],
    ['a = [,]', 1, 6],
    ['a = {\n  b = 1\n  , c = 2\n}', 3, 3],
    ['a = { for = 1 }', 1, 11],
    ['a = [1, 2', 1, 10],
    ['a = {', 1, 6],
    ['a = "é" "日" x', 1, 9],
    ['a = <<EOT\nx\n', 1, 5],
    ['a = <<EOT\nx\nEOT', 1, 5],
    ['a = "${b"', 1, 9],
    ['a = "%{ if x }y"', 1, 16],
    ['a = "%{ else }"', 1, 9],
    ['a = /* x', 1, 5],
    ['a = (1', 1, 7],
    ['a = f(1', 1, 8],
    ['a = b.', 1, 7],
    ['a = b.1.5', 1, 7],
    ['a = b ? c', 1, 10],
    ['a = [for x in y]', 1, 16],
    ['a = [for x in y : k => x]', 1, 21],
    ['a = {for x in y : x}', 1, 20],
    ['a {', 1, 4],
    ['a { b = 1, c = 2 }', 1, 10],
    ['a { b { } }', 1, 7],
    ['a "${b}" {}', 1, 3],
    ['a {} b {}', 1, 6],
    ['= 1', 1, 1],
    ['a', 1, 2],
    ['}', 1, 1],
    ['\ufeffé = ?', 1, 5],
  ])('in %j is told with line and column', (text, line, column) => {
    const refusal = { code: 'SyntaxError', line, column };
    expect(refusalOf(() => parse(text))).toMatchObject(refusal);
    expect(
      refusalOf(() =>
        edit(text, [{ op: 'set', path: ['new'], value: 1, create: true }]),
      ),
    ).toMatchObject(refusal);
  });

  it.each([
    ['[', ']'],
    ['{a=', '}'],
    ['(', ')'],
    ['f(', ')'],
    ['-', ''],
    ['a ? b : ', ''],
    ['"${', '}"'],
    ['[for a in b : ', ']'],
    ['a[', ']'],
  ])(
    'is told for %j nested too deep, and the stack holds',
    (opening, closing) => {
      const nested = (depth: number) =>
        `a = ${opening.repeat(depth)}1${closing.repeat(depth)}`;
      expect(parse(nested(60)).has(['a'])).toBe(true);
      const refusal = refusalOf(() => parse(nested(100_000)));
      expect(refusal).toMatchObject({ code: 'SyntaxError', line: 1 });
      expect(refusal.message).toContain('nested more than 200 deep');
    },
  );

  it('is told for blocks nested too deep', () => {
    expect(refusalOf(() => parse('a {\n'.repeat(100_000)))).toMatchObject({
      code: 'SyntaxError',
      line: 201,
    });
  });
});

describe('InvalidEncoding', () => {
  it('is told for half of a surrogate pair', () => {
    expect(refusalOf(() => parse('a = 1\nb = "x\ud83d"'))).toMatchObject({
      code: 'InvalidEncoding',
      line: 2,
      column: 7,
    });
  });
});
