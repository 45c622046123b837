import type { Operation, Path, Value } from '../..';
import { lines } from '../lines';
import { example } from './example';

const set = (path: Path, value: Value): Operation => ({
  op: 'set',
  path,
  value,
});

export const replacing = [
  example(
    'only the bytes of the value change',
    'a  =  "x"   /* c */ # d\r\n\tb=1\r\n',
    set(['a'], 'y'),
    'a  =  "y"   /* c */ # d\r\n\tb=1\r\n',
  ),
  example(
    'an equal value, written in another way, changes nothing',
    'a = [1.0, "\\u0061", { c = 1, "b" = 2 }]\n',
    set(['a'], [1, 'a', { b: 2, c: 1 }]),
    'a = [1.0, "\\u0061", { c = 1, "b" = 2 }]\n',
  ),
  example(
    'comments behind keep their column',
    lines('a   = 1 # one', 'bcd = 2 # two', '', 'e = 3 # three'),
    set(['a'], 1000),
    lines('a   = 1000 # one', 'bcd = 2    # two', '', 'e = 3 # three'),
  ),
  example(
    'a line out of column stays out of column',
    lines('a   = 1 # one', 'bcd = 2     # two', 'e=3 # three'),
    set(['a'], 1000),
    lines('a   = 1000 # one', 'bcd = 2     # two', 'e=3 # three'),
  ),
  example(
    'a wide emoji and a combining accent count one column',
    lines('a = "👨‍👩‍👧" # one', 'b = "e\u0301" # two'),
    set(['b'], 'xyz'),
    lines('a = "👨‍👩‍👧"   # one', 'b = "xyz" # two'),
  ),
  example(
    'nothing in a string is ever interpolated',
    'a = ""\n',
    set(['a'], '${x} %{ if } $${y} "q" \\ \n\t\r'),
    'a = "$${x} %%{ if } $$${y} \\"q\\" \\\\ \\n\\t\\r"\n',
  ),
  example(
    'what cannot be seen is escaped',
    'a = ""\n',
    set(['a'], 'x\u0000\u202e\ufeff\u2028é😀'),
    'a = "x\\u0000\\u202e\\ufeff\\u2028é😀"\n',
  ),
  example(
    'numbers, booleans and null',
    'a = [1, 2, 3, 4, 5]\n',
    set(['a'], [-0, 1e21, 1e-7, false, null]),
    'a = [0, 1e+21, 1e-7, false, null]\n',
  ),
  example(
    'a minus behind a comment has a space behind it',
    'a = /* c */ 5\nb = [/* c */ 1]\n',
    [set(['a'], -5), set(['b', 0], -1)],
    'a = /* c */ - 5\nb = [/* c */ - 1]\n',
  ),
  example(
    'of an object only the field that differs changes',
    lines(
      'a = {',
      '  b = 1 # one',
      '  c = "x" # messy',
      '  # why',
      '  d   = []',
      '}',
    ),
    set(['a'], { b: 2, c: 'x', d: [] }),
    lines(
      'a = {',
      '  b = 2 # one',
      '  c = "x" # messy',
      '  # why',
      '  d   = []',
      '}',
    ),
  ),
  example(
    'fields come and go',
    lines('a = {', '  b = 1', '  # about c', '  c = 2', '  d = 3', '}'),
    set(['a'], { b: 1, d: 3, long_name: [true] }),
    lines(
      'a = {',
      '  b         = 1',
      '  d         = 3',
      '  long_name = [true]',
      '}',
    ),
  ),
  example(
    'elements come and go at the end, in the middle and at the start',
    lines('a = [', '  "a", # a', '  "b", # b', '  "c", # c', ']'),
    [
      set(['a'], ['a', 'b', 'c', 'd']),
      set(['a'], ['a', 'x', 'y', 'd']),
      set(['a'], ['0', 'a', 'x', 'y', 'd']),
      set(['a'], ['0', 'x', 'y', 'd']),
    ],
    lines('a = [', '  "0",', '  "x", # b', '  "y", # c', '  "d",', ']'),
  ),
  example(
    'another kind of value takes the place of the whole',
    lines('a    = 1', 'name = "x"', 'b    = 2'),
    set(['name'], { k: ['v'], 'x y': { z: 1 } }),
    lines(
      'a = 1',
      'name = {',
      '  k = ["v"]',
      '  "x y" = {',
      '    z = 1',
      '  }',
      '}',
      'b = 2',
    ),
  ),
  example(
    'a value over several lines becomes one on a line, and joins the columns',
    lines('a = 1', 'name = {', '  k = 1', '}', 'b = 2'),
    set(['name'], null),
    lines('a    = 1', 'name = null', 'b    = 2'),
  ),
  example(
    'beside others on its line a value stays on the line',
    'a = [{ b = 1, c = 2 }]\n',
    set(['a', 0, 'b'], { d: [{ e: 1 }] }),
    'a = [{ b = { d = [{ e = 1 }] }, c = 2 }]\n',
  ),
  example(
    'a heredoc stays a heredoc when it can',
    'a = <<EOT\nold\nEOT\nb = <<-EOT\n    old\n      x\n  EOT\n',
    [set(['a'], 'new ${x}\n\n  y\n'), set(['b'], 'new\n  y\n')],
    'a = <<EOT\nnew $${x}\n\n  y\nEOT\nb = <<-EOT\n    new\n      y\n  EOT\n',
  ),
  example(
    'a heredoc becomes quoted when it must',
    'a = <<EOT\nold\nEOT\nb = <<EOT\nold\nEOT\nc = <<-EOT\n  old\n  EOT\n',
    [
      set(['a'], 'no newline'),
      set(['b'], 'a\nEOT\n'),
      set(['c'], '  indented\n'),
    ],
    'a = "no newline"\nb = "a\\nEOT\\n"\nc = "  indented\\n"\n',
  ),
  example(
    'a heredoc elsewhere is not touched',
    'a = <<EOT\n  x   = 1\nab = "${y}"\nEOT\nbbbb = 1\n',
    set(['bbbb'], 2),
    'a = <<EOT\n  x   = 1\nab = "${y}"\nEOT\nbbbb = 2\n',
  ),
  example(
    'a byte order mark stays',
    '\ufeffa = 1\r\nbb = 2\r\n',
    set(['a'], [{ b: 1 }]),
    '\ufeffa = [\r\n  {\r\n    b = 1\r\n  },\r\n]\r\nbb = 2\r\n',
  ),
  example(
    'in a block',
    lines(
      'module "x" {',
      '  source = "a?ref=1" # pinned',
      '  b      = var.b',
      '}',
    ),
    set([{ block: ['module', 'x'] }, 'source'], 'a?ref=2.0'),
    lines(
      'module "x" {',
      '  source = "a?ref=2.0" # pinned',
      '  b      = var.b',
      '}',
    ),
  ),
];
