import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';

const read = (path: string) =>
  readFileSync(
    resolvePackagePath('@xkf/backstage-plugin-eks-backend', '../..', path),
    'utf8',
  );

describe('the documented IAM policy', () => {
  it('allows exactly the actions that the SDK reader calls', () => {
    const source = read('plugins/eks-backend/src/aws/SdkAwsReader.ts');
    const called = source.match(/(?<=')(?:ec2|eks|ssm):\w+(?=')/g);
    const policy = JSON.parse(read('docs/access/iam-policy.json'));
    const allowed = policy.Statement.flatMap(
      (statement: { Action: string | string[] }) => statement.Action,
    );
    expect([...allowed].sort()).toEqual([...new Set(called)].sort());
    expect(allowed.join()).not.toContain('*');
  });

  it.each(['README.md', 'docs/access.md'])(
    'stands in %s as it is, like the Kubernetes role',
    file => {
      const page = read(file);
      expect(page).toContain(read('docs/access/iam-policy.json').trim());
      expect(page).toContain(read('docs/access/rbac.yaml').trim());
    },
  );
});
