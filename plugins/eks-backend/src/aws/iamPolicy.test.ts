import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';

const read = (path: string) =>
  readFileSync(
    resolvePackagePath('@xkf/backstage-plugin-eks-backend', '../..', path),
    'utf8',
  );

describe('the documented IAM policies', () => {
  it.each([
    ['iam-policy.json', ['SdkAwsReader.ts']],
    ['iam-policy-operations.json', ['SdkAwsOperator.ts']],
    ['iam-policy-tenants.json', ['SdkAwsIam.ts', 'SdkAwsNetwork.ts']],
    ['iam-policy-organization.json', ['SdkAwsOrganization.ts']],
  ])('%s allows exactly the actions that %s calls', (file, callers) => {
    const called = callers.flatMap(caller =>
      read(`plugins/eks-backend/src/aws/${caller}`).match(
        /(?<=')(?:ec2|eks|iam|organizations|servicequotas|ssm):\w+(?=')/g,
      ),
    );
    const policy = JSON.parse(read(`docs/access/${file}`));
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

  it.each(['operations', 'tenants', 'organization'])(
    'stands in docs/access.md as it is for %s too',
    part => {
      expect(read('docs/access.md')).toContain(
        read(`docs/access/iam-policy-${part}.json`).trim(),
      );
    },
  );
});
