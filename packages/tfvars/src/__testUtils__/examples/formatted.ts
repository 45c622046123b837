/** Texts, and what `terraform fmt` of Terraform 1.11 makes of their columns. */
export const formatted: readonly (readonly [before: string, after: string])[] =
  [
    ['a=1\nlong  =2\n', 'a    =1\nlong =2\n'],
    ['a = 1\n# c\nlong = 2\n', 'a = 1\n# c\nlong = 2\n'],
    ['a = 1\n\nlong = 2\n', 'a = 1\n\nlong = 2\n'],
    ['a = [\n1,\n]\nlong = 2\nb = 3\n', 'a = [\n  1,\n]\nlong = 2\nb    = 3\n'],
    ['a = { b = 1 }\nlong = {}\n', 'a    = { b = 1 }\nlong = {}\n'],
    ['a = 1 # x\nlong = 2 # y\n# z\n', 'a    = 1 # x\nlong = 2 # y\n# z\n'],
    [
      'a = 1 # x\nb = [ # y\n1 # z\n]\n',
      'a = 1 # x\nb = [ # y\n  1   # z\n]\n',
    ],
    ['a = 1 /* x */\nb = 22 /* y */\n', 'a = 1 /* x */\nb = 22 /* y */\n'],
    [
      'a = [{\nb = 1\n}, {\nc = 2\n}]\n',
      'a = [{\n  b = 1\n  }, {\n  c = 2\n}]\n',
    ],
    ['a = foo([\n1\n]\n)\n', 'a = foo([\n  1\n  ]\n)\n'],
    ['a = [[[\n1\n]\n, 2\n]\n]\n', 'a = [[[\n  1\n  ]\n  , 2\n  ]\n]\n'],
    [
      'a = <<EOT\n  x = 1\n  EOT\nlong = 1\n',
      'a    = <<EOT\n  x = 1\n  EOT\nlong = 1\n',
    ],
    ['/* a\nb */ cc = 1\nd = 2\n', '/* a\nb */ cc = 1\nd            = 2\n'],
    [
      'a = "日本🎉👨‍👩‍👧" # x\nb = "e\u0301" # y\nc = 1 # z\n',
      'a = "日本🎉👨‍👩‍👧" # x\nb = "e\u0301"    # y\nc = 1      # z\n',
    ],
    [
      'x "y" {\na = 1\nb {\nlong = 2\n}\n}\n',
      'x "y" {\n  a = 1\n  b {\n    long = 2\n  }\n}\n',
    ],
    ['a = "${f({\nb = 1\n})}x"\n', 'a = "${f({\n  b = 1\n})}x"\n'],
    [
      'a = {\r\nb = 1\r\nlong = 2\r\n}\r\n',
      'a = {\r\n  b    = 1\r\n  long = 2\r\n}\r\n',
    ],
  ];
