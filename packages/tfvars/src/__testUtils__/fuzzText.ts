import type { Dice } from './dice';

const fragments = [
  ...['a', 'b', 'for', 'in', 'if', 'else', 'true', 'null', 'endif', 'endfor'],
  ...['1', '1.5', '1e3', '0x1', '01', '.5', '1.', '1.2.3', '-'],
  ...['"', '"x"', '"${a}"', '"%{if a}x%{else}y%{endif}"', '"k" = 1,'],
  ...[
    '<<E\n',
    '<<-E\n',
    '\nE\n',
    'E',
    '\\',
    '\\n',
    '\\u00e9',
    '\\x',
    '\\ud83d',
  ],
  ...['{', '}', '[', ']', '(', ')', ',', '.', '...', ':', '::', '?', '=', '=>'],
  ...['==', '!=', '<', '<=', '>', '>=', '&&', '||', '!', '+', '*', '/', '%'],
  ...[
    '\n',
    '\r\n',
    '\r',
    ' ',
    '  ',
    '\t',
    '#c\n',
    '//c\n',
    '/*c*/',
    '/*',
    '*/',
  ],
  ...[
    '${',
    '%{',
    '~}',
    '$${',
    '%%{',
    '@',
    ';',
    '`',
    "'",
    '&',
    '|',
    '^',
    '~',
    '$',
  ],
  ...['é', '日', '\u00a0', '\ufeff', 'e\u0301', '\u0000', '_', 'a-b', '😀'],
  ...['a.b', 'a[0]', 'a.0', 'a.*', 'a[*]', 'f(', 'f()', 'p::f('],
  ...['module "x" {\n', '}\n', 'a = 1\n', 'x = [\n', 'x = {\n'],
];

const wholes = [
  [
    'environment = "dev"',
    'dns_zones   = []',
    '',
    'eks_config = {',
    '  version    = "1.23"',
    '  node_pools = [',
    '    {',
    '      name           = "standard2"',
    '      min_size       = 3 # three',
    '      max_size       = f(a, b...)',
    '      instance_types = ["t3.large"]',
    '      node_labels    = { "a" : 1, (b) = 2 }',
    '    },',
    '  ]',
    '}',
    '',
  ].join('\n'),
  [
    'module "a" "b" {',
    '  x = var.a[0].b.*.c',
    '  y = a ? b : c',
    '  z = [for k, v in m : v if v != null]',
    '  w = { for k, v in m : k => v... }',
    '  d { e = 1 }',
    '  dynamic "x" {',
    '    for_each = x',
    '  }',
    '}',
    'q = <<-EOT',
    '  foo ${a} %{ if x ~}',
    '  y',
    '  %{ endif }',
    '  EOT',
    'p = "a${b["c"]}$${d}"',
    'n = -1 + 2 * 3 == !a',
    'v = a::b(1)',
    '',
  ].join('\n'),
];

/** Pieces of HCL in a row, hardly ever a valid text. */
export function pieces(dice: Dice): string {
  let text = dice.oneIn(2) ? 'a = ' : '';
  const count = dice.below(14);
  for (let index = 0; index < count; index += 1) {
    text += `${dice.pick(fragments)}${dice.oneIn(3) ? ' ' : ''}`;
  }
  return `${text}${dice.oneIn(2) ? '\n' : ''}`;
}

/** A valid text with something taken out or put in. */
export function damaged(dice: Dice, text = dice.pick(wholes)): string {
  let result = text;
  const count = 1 + dice.below(3);
  for (let index = 0; index < count; index += 1) {
    const at = dice.below(result.length + 1);
    const length = dice.oneIn(3) ? dice.below(12) : dice.below(2);
    const piece = dice.oneIn(3) ? '' : dice.pick(fragments);
    result = result.slice(0, at) + piece + result.slice(at + length);
  }
  return result;
}
