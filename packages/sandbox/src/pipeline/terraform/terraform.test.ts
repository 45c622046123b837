import { TerraformError } from './diagnostic';
import { convert, parseType } from './typeConstraint';
import { holds } from './validation';
import { readVariables } from './variables';

const conversion = (type: string, value: Parameters<typeof convert>[1]) => {
  try {
    return convert(parseType(type), value);
  } catch (error) {
    return (error as Error).message;
  }
};

describe('types', () => {
  it('convert as Terraform converts', () => {
    expect(conversion('string', 1.3)).toBe('1.3');
    expect(conversion('string', true)).toBe('true');
    expect(conversion('number', '12')).toBe(12);
    expect(conversion('bool', 'true')).toBe(true);
    expect(conversion('any', [1, 'a'])).toEqual([1, 'a']);
    expect(conversion('set(number)', ['1'])).toEqual([1]);
    expect(conversion('map(string)', { a: 1 })).toEqual({ a: '1' });
    expect(
      conversion('object({ a = string, b = optional(bool, false) })', {
        a: 1,
        c: 2,
      }),
    ).toEqual({ a: '1', b: null });
    expect(
      conversion(
        'list(object({\n  # why\n  a = number\n  "b" = list(string)\n}))',
        [{ a: '1', b: [] }],
      ),
    ).toEqual([{ a: 1, b: [] }]);
    expect(conversion('string', null)).toBeNull();
  });

  it('name what does not fit', () => {
    expect(conversion('string', [])).toBe('string required');
    expect(conversion('number', 'x')).toBe('a number is required');
    expect(conversion('number', true)).toBe('number required');
    expect(conversion('bool', 1)).toBe('bool required');
    expect(conversion('bool', 'x')).toBe('a bool is required');
    expect(conversion('list(string)', 'x')).toBe('list of string required');
    expect(conversion('map(number)', { a: 'x' })).toBe('a number is required');
    expect(conversion('map(number)', [])).toBe('map of number required');
    expect(conversion('list(object({ a = string, b = string }))', [{}])).toBe(
      'element 0: attributes "a" and "b" are required',
    );
    expect(conversion('object({})', 'x')).toBe('object required');
    for (const broken of [
      'list',
      'tuple([string])',
      'list[string]',
      'object({ a string })',
      '',
    ]) {
      expect(() => parseType(broken)).toThrow();
    }
  });
});

describe('conditions', () => {
  const values = {
    v: {
      version: '1.35',
      pools: [{ version: '1.35.1-1' }, { version: '1.36.1-1' }],
    },
  };

  it('are evaluated where a text or each of a list must match', () => {
    expect(
      holds('${can(regex("^1\\\\.3[0-9]$", var.v.version))}', values),
    ).toBe(true);
    expect(holds('${can(regex("^2", var.v.version))}', values)).toBe(false);
    expect(holds('${can(regex("^2", var.v.none))}', values)).toBe(false);
    expect(
      holds(
        '${alltrue([for p in var.v.pools : can(regex("^1", p.version))])}',
        values,
      ),
    ).toBe(true);
    expect(
      holds(
        '${alltrue([for p in var.v.pools : can(regex("^1\\\\.35", p.version))])}',
        values,
      ),
    ).toBe(false);
    expect(holds('${length(var.v.version) > 3}', values)).toBeUndefined();
  });
});

describe('variables', () => {
  const declared = {
    path: 'aws-eks/variables.tf',
    text: 'variable "a" {\n  type = string\n}\nvariable "b" {\n  default = 1\n  validation {\n    condition     = var.b > 0\n    error_message = "Positive."\n  }\n}\n',
  };

  it('take the last of their values, and defaults', async () => {
    const { values, warnings } = await readVariables(
      [declared],
      [
        { path: 'env', text: 'a = "env"' },
        { path: 'common', text: 'a = "common"' },
        { path: 'global', text: 'a = "global"\nz = 1' },
      ],
    );
    expect(values).toEqual({ a: 'global', b: 1 });
    expect(warnings.map(each => each.summary)).toEqual([
      'Condition not evaluated',
      'Value for undeclared variable',
    ]);
  });

  it('report every mistake with its place', async () => {
    const mistakes = async (...files: { path: string; text: string }[]) => {
      const error = await readVariables([declared], files).catch(
        thrown => thrown,
      );
      expect(error).toBeInstanceOf(TerraformError);
      return (error as TerraformError).diagnostics;
    };
    await expect(mistakes()).resolves.toMatchObject([
      {
        summary: 'No value for required variable',
        place: 'on variables.tf line 1:',
      },
    ]);
    await expect(
      mistakes({ path: 'x.tfvars', text: '\na = []\n' }),
    ).resolves.toMatchObject([
      {
        detail:
          'The given value is not suitable for var.a declared at variables.tf:1,1-13: string required.',
        place: expect.stringContaining('on x.tfvars line 2:'),
      },
    ]);
    await expect(
      mistakes({ path: 'x.tfvars', text: 'a = "1"\na = "2"\n' }),
    ).resolves.toMatchObject([
      { summary: 'Attribute redefined', place: 'on x.tfvars line 2:' },
    ]);
    await expect(
      mistakes({ path: 'x.tfvars', text: 'a = var.b' }),
    ).resolves.toMatchObject([{ summary: 'Variables not allowed' }]);
  });
});
