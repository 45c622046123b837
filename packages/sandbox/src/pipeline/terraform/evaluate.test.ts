import { TerraformError } from './diagnostic';
import { evaluate } from './evaluate';
import { parseHcl } from './hcl';

const VARIABLES = {
  environment: 'dev',
  tags: { owner: 'team-a', list: ['x', 'y'] },
  // What a person may write into tfvars: it is a value, and no expression.
  odd: '${evil}', // eslint-disable-line no-template-curly-in-string
};

async function valueOf(expression: string) {
  const { value } = await parseHcl('a.tf', `value = ${expression}\n`);
  return evaluate(value, {
    variables: VARIABLES,
    // eslint-disable-next-line no-template-curly-in-string
    locals: { prefix: 'xks-${var.environment}', loop: '${local.prefix}' },
    resolve: async reference =>
      reference === 'aws_thing.a[0].arn' ? 'arn:a' : undefined,
  });
}

function summaryOf(error: unknown): string {
  return error instanceof TerraformError
    ? error.diagnostics[0].summary
    : 'none';
}

describe('expressions', () => {
  it.each([
    ['"plain"', 'plain'],
    ['[1, true, null]', [1, true, null]],
    ['var.environment', 'dev'],
    ['var.odd', VARIABLES.odd],
    ['var.tags.owner', 'team-a'],
    ['var.tags["owner"]', 'team-a'],
    ['var.tags.list[1]', 'y'],
    ['local.loop', 'xks-dev'],
    ['"${local.prefix}-${var.tags.owner}"', 'xks-dev-team-a'],
    ['"$${aws:username}/%%{x}"', '${aws:username}/%{x}'],
    ['var.environment == "dev" ? 1 : 0', 1],
    ['(var.environment != "dev") ? 1 : 0', 0],
    ['var.environment == "qa" || contains(["dev"], var.environment)', true],
    ['var.environment == "dev" && !false', undefined],
    ['contains(["a:b", "c?d"], "c?d") ? "yes:1" : "no"', 'yes:1'],
    ['aws_thing.a[0].arn', 'arn:a'],
    ['replace("https://x", "https://", "")', 'x'],
    ['toset(["a", "a"])', ['a']],
    [
      'jsonencode({ b = [1, null], "a:c" = "x\\"${var.environment}" })',
      '{"a:c":"x\\"dev","b":[1,null]}',
    ],
    ['jsonencode({\n  # why\n  a = "$${b}"\n})', '{"a":"${b}"}'],
    ['<<EOT\n{"a": "${var.environment}"}\nEOT', '{"a": "dev"}\n'],
    ['[for x in ["a"] : x]', undefined],
    ['local.nothing', undefined],
    ['var.tags.nothing', undefined],
    ['file("x")', undefined],
    ['1 + 1', undefined],
  ])('%s', async (expression, expected) => {
    const value = await valueOf(expression).catch(summaryOf);
    expect(value).toEqual(expected ?? 'Expression not evaluated');
  });

  it('name a variable that is not declared', async () => {
    await expect(valueOf('var.nothing')).rejects.toMatchObject({
      diagnostics: [{ summary: 'Reference to undeclared input variable' }],
    });
  });
});
