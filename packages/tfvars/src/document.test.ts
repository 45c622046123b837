import { type Expression, parse, type Path, toValue } from '.';
import { lines } from './__testUtils__/lines';

const devTfvars = lines(
  'environment = "dev"',
  'dns_zones   = []',
  '',
  'eks_config = {',
  '  version    = "1.23"',
  '  node_pools = [',
  '    {',
  '      name           = "standard2"',
  '      min_size       = 3 # three',
  '      instance_types = ["t3.large"]',
  '      node_labels    = {}',
  '    },',
  '    { name = "spot", min_size = -1.50 },',
  '  ]',
  '}',
);

const mainTf = lines(
  'terraform {',
  '  required_version = "1.3.0"',
  '  backend "azurerm" {}',
  '}',
  '',
  'variable "eks_config" {',
  '  type = object({',
  '    node_pools = list(object({',
  '      name = string',
  '    }))',
  '  })',
  '}',
  '',
  'module "eks1" {',
  '  source      = "github.com/xenitab/terraform-modules//modules/aws/eks?ref=2023.10.2"',
  '  environment = var.environment',
  '  subnets     = [for s in data.aws_subnet.this : s.id if s != null]',
  '  zones       = aws_route53_zone.this[*].name',
  '  old         = aws_route53_zone.this.0.name',
  '  size        = var.big ? 3 : 1',
  '  arn         = provider::aws::arn_build("a", "b")',
  '  names       = concat(local.a, [',
  '    "b",',
  '  ]...)',
  '  policy = <<-EOT',
  '    {',
  '      "Resource": "${var.arn}"',
  '    }',
  '  EOT',
  '  dynamic "tag" {',
  '    for_each = { for k, v in var.tags : k => v... }',
  '    content { key = tag.key }',
  '  }',
  '}',
);

describe('get', () => {
  const get = (path: Path) => parse(devTfvars).get(path);

  it('reads values along keys, indices and matches', () => {
    expect(get(['environment'])).toBe('dev');
    expect(get(['dns_zones'])).toEqual([]);
    expect(get(['eks_config', 'node_pools', 0, 'name'])).toBe('standard2');
    expect(get(['eks_config', 'node_pools', { name: 'spot' }])).toEqual({
      name: 'spot',
      min_size: -1.5,
    });
    expect(
      get([
        'eks_config',
        'node_pools',
        { name: 'spot', min_size: -1.5 },
        'name',
      ]),
    ).toBe('spot');
    expect(get([])).toMatchObject({ environment: 'dev', dns_zones: [] });
  });

  it('reads in blocks', () => {
    const document = parse(mainTf);
    expect(document.get([{ block: ['terraform'] }, 'required_version'])).toBe(
      '1.3.0',
    );
    expect(
      document.get([
        { block: ['terraform'] },
        { block: ['backend', 'azurerm'] },
      ]),
    ).toEqual({});
    expect(document.get([{ block: ['module', 'eks1'] }, 'source'])).toMatch(
      /ref=2023\.10\.2$/,
    );
  });

  it.each<[string, unknown]>([
    ['"a\\"b\\\\c\\n\\t\\r"', 'a"b\\c\n\t\r'],
    ['"\\u00e9\\U0001F600"', 'é😀'],
    ['"$${a} %%{b} $$${c} $% $"', '${a} %{b} $${c} $% $'],
    ['"e\u0301"', '\u00e9'],
    ['<<EOT\n  a $${b} \\n "c"\n EOT', '  a ${b} \\n "c"\n'],
    ['<<-EOT\n   a\n\n     \n    b\n  EOT', 'a\n\n     \n b\n'],
    ['<<EOT\nEOT', ''],
    ['1.50', 1.5],
    ['1e3', 1000],
    ['- 5', -5],
    ['-0', 0],
    ['[-\n 5]', [-5]],
    ['123456789012', 123456789012],
    ['true', true],
    ['null', null],
    ['[1, "a", [], {}, ]', [1, 'a', [], {}]],
    [
      '{ a : 1, "b" = 2, 1 = 3, 1.50 = 4, true = 5 }',
      { a: 1, b: 2, 1: 3, '1.5': 4, true: 5 },
    ],
    ['{\n  a = 1 # c\n  // d\n  b = 2,\n\n}', { a: 1, b: 2 }],
    ['[\n  1 /* one */ # c\n  , 2\n]', [1, 2]],
  ])('means by %s the value %j', (text, value) => {
    for (const newline of ['\n', '\r\n']) {
      const written = `a = ${text}\n`.replaceAll('\n', newline);
      const expected =
        text.startsWith('<<') && typeof value === 'string'
          ? value.replaceAll('\n', newline)
          : value;
      expect(parse(written).get(['a'])).toEqual(expected);
    }
  });

  it('keeps keys that JavaScript knows as keys', () => {
    const value = parse('a = { __proto__ = 1, constructor = 2 }').get(['a']);
    expect(Object.entries(value ?? {})).toEqual([
      ['__proto__', 1],
      ['constructor', 2],
    ]);
  });

  it('compares keys and matches in one Unicode form', () => {
    const document = parse('l = [{ "e\u0301" = "o\u0308" }]\n');
    expect(document.get(['l', { é: 'ö' }, 'é'])).toBe('ö');
  });
});

describe('has', () => {
  it('tells whether something is there, literal or computed', () => {
    const document = parse(mainTf);
    const module = { block: ['module', 'eks1'] } as const;
    expect(document.has([module, 'environment'])).toBe(true);
    expect(document.has([module, 'nothing'])).toBe(false);
    expect(document.has([{ block: ['module', 'eks2'] }])).toBe(false);
    expect(document.has([{ block: ['module'] }])).toBe(false);
    expect(document.has([module, 'source', 'deeper'])).toBe(false);
    expect(document.has([])).toBe(true);
  });
});

describe('locate', () => {
  it.each([
    ['environment', 'reference', 'var.environment'],
    ['subnets', 'for', '[for s in data.aws_subnet.this : s.id if s != null]'],
    ['zones', 'reference', 'aws_route53_zone.this[*].name'],
    ['old', 'reference', 'aws_route53_zone.this.0.name'],
    ['size', 'conditional', 'var.big ? 3 : 1'],
    ['arn', 'call', 'provider::aws::arn_build("a", "b")'],
    ['names', 'call', 'concat(local.a, [\n    "b",\n  ]...)'],
    ['policy', 'template', expect.stringContaining('${var.arn}')],
  ])('says how %s is computed: %s', (name, reason, text) => {
    const path = [{ block: ['module', 'eks1'] }, name] as const;
    expect(parse(mainTf).locate(path)).toMatchObject({
      kind: 'opaque',
      reason,
      text,
    });
  });

  it('counts lines and columns as Terraform does', () => {
    const text = '\ufeffa = "👨‍👩‍👧é" /* é */\r\nb = { "日本" = 1 }\r\n';
    const document = parse(text);
    expect(document.text).toBe(text);
    expect(document.locate(['a'])).toEqual({
      kind: 'string',
      text: '"👨‍👩‍👧é"',
      span: {
        start: { line: 1, column: 5, offset: 5 },
        end: { line: 1, column: 9, offset: 16 },
      },
    });
    expect(document.locate(['b', '日本']).span).toEqual({
      start: { line: 2, column: 14, offset: text.indexOf('1 }') },
      end: { line: 2, column: 15, offset: text.indexOf(' }') },
    });
    expect(document.locate([])).toMatchObject({ kind: 'body' });
  });

  it('gives blocks whole', () => {
    const text = 'a "b" c {\n  d = 1\n}\n';
    expect(parse(text).locate([{ block: ['a', 'b', 'c'] }])).toMatchObject({
      kind: 'block',
      text: text.trim(),
    });
  });
});

describe('the tree', () => {
  it('has attributes, blocks and the kinds of their values', () => {
    const { body } = parse(mainTf);
    expect(body.blocks.map(({ type, labels }) => [type, ...labels])).toEqual([
      ['terraform'],
      ['variable', 'eks_config'],
      ['module', 'eks1'],
    ]);
    const kinds = (expression: Expression): unknown => {
      if (expression.kind === 'tuple') {
        return expression.elements.map(({ value }) => kinds(value));
      }
      return expression.kind === 'object'
        ? expression.items.map(({ key, value }) => [key.name, kinds(value)])
        : expression.kind;
    };
    const { attributes } = parse(
      'a = [1, "b", { (c) = f(), d = null }, true]',
    ).body;
    const value = attributes.get('a')?.value;
    expect(value && kinds(value)).toEqual([
      'number',
      'string',
      [
        [undefined, 'opaque'],
        ['d', 'null'],
      ],
      'boolean',
    ]);
  });

  it('gives the value of any literal in it', () => {
    const element = parse('a = [{ b = 1 }]').body.attributes.get('a')?.value;
    expect(element && toValue(element)).toEqual([{ b: 1 }]);
  });
});
