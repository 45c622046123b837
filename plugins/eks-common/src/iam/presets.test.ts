import { irsaPresets, presetPermissions } from './presets';
import { readPolicy, wildcardWarnings } from './policy';
import { serviceAccountYaml } from './serviceAccountYaml';

const examples = irsaPresets.map(preset => {
  const values = Object.fromEntries(
    preset.parameters.map(({ name, example }) => [name, example]),
  );
  return [preset.name, presetPermissions(preset.name, values)] as const;
});

describe('the presets', () => {
  it.each(examples)('are permissions that IAM takes: %s', (_name, given) => {
    const { policyJson, policyArns } = given;
    expect(policyJson === undefined).toBe(policyArns.length > 0);
    for (const arn of policyArns) {
      expect(arn).toMatch(/^arn:aws:iam::aws:policy\/[\w/-]+$/);
    }
    if (policyJson === undefined) return;
    const policy = readPolicy(policyJson);
    const warnings = wildcardWarnings(policy);
    expect(warnings.filter(({ severity }) => severity === 'warning')).toEqual(
      [],
    );
    for (const statement of policy.statements) {
      expect(statement.Action).toEqual([...(statement.Action ?? [])].sort());
      const isOpen = statement.Resource === '*' && !statement.Condition;
      const changing = [statement.Action ?? []]
        .flat()
        .filter(action => !/^[a-z0-9]+:(Describe|Get|List)/.test(action));
      // Without a resource or a condition nothing may be changed.
      expect(isOpen ? changing : []).toEqual([]);
    }
  });

  it('are told what they need, in the partition of the account', () => {
    expect(
      presetPermissions('s3-read', { bucket: 'a-bucket' }, 'aws-cn').policyJson,
    ).toContain('arn:aws-cn:s3:::a-bucket/*');
    for (const bucket of ['', 'a/*', 'A', 'a-bucket\n']) {
      expect(() => presetPermissions('s3-read', { bucket })).toThrow(
        'Name of the bucket: ',
      );
    }
    expect(() => presetPermissions('admin', {})).toThrow(
      'There is no preset admin. Choose one of cluster-autoscaler, ',
    );
  });
});

describe('the service account as YAML', () => {
  it.each([
    ['web', '  name: web'],
    ['1234', "  name: '1234'"],
    ['0x1f', "  name: '0x1f'"],
    ['true', "  name: 'true'"],
  ])('has the annotation, and names that stay text: %s', (name, line) => {
    const arn = 'arn:aws:iam::111111111111:role/shop';
    const lines = serviceAccountYaml({ namespace: 'shop', name }, arn).split(
      '\n',
    );
    expect(lines).toContain(line);
    expect(lines).toContain(`    eks.amazonaws.com/role-arn: ${arn}`);
  });
});
