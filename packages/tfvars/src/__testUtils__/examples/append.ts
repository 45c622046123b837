import type { Operation, Path, Value } from '../..';
import { lines } from '../lines';
import { example } from './example';

const append = (path: Path, value: Value): Operation => ({
  op: 'append',
  path,
  value,
});
const pool = { name: 'b', size: 2 };

export const appending = [
  example(
    'an object to [] opens the list, and the columns around it part',
    lines('a     = 1', 'pools = []', 'c     = 2'),
    append(['pools'], pool),
    lines(
      'a = 1',
      'pools = [',
      '  {',
      '    name = "b"',
      '    size = 2',
      '  },',
      ']',
      'c = 2',
    ),
  ),
  example(
    'a plain value to [] stays on the line',
    lines('a = []', 'b = [ ]', 'c = [', ']'),
    [append(['a'], 'x'), append(['b'], -1), append(['c'], true)],
    lines('a = ["x"]', 'b = [-1]', 'c = [', '  true,', ']'),
  ),
  example(
    'an object to [] in an object on one line',
    'a = { b = [] }\n',
    append(['a', 'b'], pool),
    'a = { b = [{ name = "b", size = 2 }] }\n',
  ),
  example(
    'below elements with a comma at the end',
    lines('a = [', '  {', '    name = "a" # first', '  },', ']'),
    append(['a'], pool),
    lines(
      'a = [',
      '  {',
      '    name = "a" # first',
      '  },',
      '  {',
      '    name = "b"',
      '    size = 2',
      '  },',
      ']',
    ),
  ),
  example(
    'below elements without a comma at the end, before the comment',
    lines('a = [', '  1,', '  2 # two', ']'),
    append(['a'], 3),
    lines('a = [', '  1,', '  2, # two', '  3', ']'),
  ),
  example(
    'an object on one line below such ones, unless it holds objects',
    lines('a = [', '  { name = "a", size = 1 },', ']'),
    [append(['a'], pool), append(['a'], { name: 'c', labels: { x: 1 } })],
    lines(
      'a = [',
      '  { name = "a", size = 1 },',
      '  { name = "b", size = 2 },',
      '  {',
      '    name = "c"',
      '    labels = {',
      '      x = 1',
      '    }',
      '  },',
      ']',
    ),
  ),
  example(
    'behind elements on one line, with a comma at the end or without',
    'a = [1, 2] # c\nb = [1, 2, ]\nc = [{ name = "a" }]\nd = [1 /* one */]\n',
    [append(['a'], 3), append(['b'], 3), append(['c'], pool), append(['d'], 2)],
    'a = [1, 2, 3] # c\nb = [1, 2, 3, ]\nc = [{ name = "a" }, { name = "b", size = 2 }]\nd = [1, 2 /* one */]\n',
  ),
  example(
    'behind elements whose brackets share lines',
    lines('a = [{', '  name = "a"', '  }, {', '  name = "c"', '}]'),
    append(['a'], pool),
    lines(
      'a = [{',
      '  name = "a"',
      '  }, {',
      '  name = "c"',
      '  }, {',
      '  name = "b"',
      '  size = 2',
      '}]',
    ),
  ),
  example(
    'behind a heredoc, which needs its comma on a line of its own',
    lines('a = [', '  <<EOT', 'x', 'EOT', ']'),
    append(['a'], 'y'),
    lines('a = [', '  <<EOT', 'x', 'EOT', '  ,', '  "y"', ']'),
  ),
  example(
    'below the last element and above what is commented out',
    lines('a = [', '  1,', '', '  # 2,', ']'),
    append(['a'], 3),
    lines('a = [', '  1,', '  3,', '', '  # 2,', ']'),
  ),
  example(
    'to a list of comments',
    lines('a = [', '  # none yet', ']', 'b = [/* none */]'),
    [append(['a'], 1), append(['b'], -2)],
    lines('a = [', '  # none yet', '  1,', ']', 'b = [/* none */ - 2]'),
  ),
  example(
    'with the indentation, the tabs and the newlines of the neighbours',
    'a = [\r\n    {\r\n        name = "a"\r\n    }\r\n]\r\nb = [\n\t{\n\t\tname = "a"\n\t},\n]\n',
    [append(['a'], pool), append(['b'], pool)],
    'a = [\r\n    {\r\n        name = "a"\r\n    },\r\n    {\r\n        name = "b"\r\n        size = 2\r\n    }\r\n]\r\nb = [\n\t{\n\t\tname = "a"\n\t},\n\t{\n\t\tname = "b"\n\t\tsize = 2\n\t},\n]\n',
  ),
  example(
    'beside computed elements',
    'a = [var.x, f(1)]\n',
    append(['a'], 2),
    'a = [var.x, f(1), 2]\n',
  ),
  example(
    'in a list where a comma starts the line',
    lines('a = [', '  1', '  , 2', ']'),
    append(['a'], 3),
    lines('a = [', '  1', '  , 2,', '  3', ']'),
  ),
  example(
    'lists of lists, and empty objects',
    'a = [[1], [2]]\nb = []\n',
    [append(['a'], [3, [4]]), append(['a', 0], 5), append(['b'], {})],
    'a = [[1, 5], [2], [3, [4]]]\nb = [{}]\n',
  ),
];
