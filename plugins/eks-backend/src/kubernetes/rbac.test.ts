import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

const read = (path: string) =>
  readFileSync(
    resolvePackagePath('@xkf/backstage-plugin-eks-backend', '../..', path),
    'utf8',
  );

describe('the documented role for reading', () => {
  it('grants exactly what the readers ask for', () => {
    const asked = ['nodes/readNodes', 'serviceAccounts/readServiceAccounts']
      .map(name => read(`plugins/eks-backend/src/kubernetes/${name}.ts`))
      .flatMap(text => text.match(/(?<=permission: ')[\w ]+(?=')/g) ?? []);
    const [role] = parseAllDocuments(read('docs/access/rbac.yaml'));
    const { rules }: { rules: { resources: string[]; verbs: string[] }[] } =
      role.toJS();
    const granted = rules.flatMap(({ resources, verbs }) =>
      resources.flatMap(resource => verbs.map(verb => `${verb} ${resource}`)),
    );
    expect(asked).toContain('list serviceaccounts');
    expect(granted.sort()).toEqual(asked.sort());
  });
});
