import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const require = createRequire(import.meta.url);
// The ESLint that `backstage-cli` runs, not whichever was hoisted here.
const { ESLint } = require(
  require.resolve('eslint', {
    paths: [require.resolve('@backstage/cli-module-lint/package.json')],
  }),
);
const eslint = new ESLint({ cwd: root });

const importRules = ['no-restricted-imports', 'no-restricted-syntax'];

async function refusals(file, code) {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return result.messages.filter(
    ({ ruleId, message }) =>
      importRules.includes(ruleId) && message.includes('eslint/imports.js'),
  );
}

const common = '@xkf/backstage-plugin-eks-common';
const backend = '@xkf/backstage-plugin-eks-backend';
const sandbox = '@xkf/sandbox';

const forbidden = [
  ['plugins/eks/src/example.tsx', `import { x } from '${backend}';`],
  ['plugins/eks/src/example.tsx', `import { x } from '${sandbox}';`],
  ['plugins/eks/src/example.tsx', `export { x } from '${backend}/alpha';`],
  ['plugins/eks/src/example.tsx', `const x = import('${backend}');`],
  ['plugins/eks/src/example.test.tsx', `import { x } from '${backend}';`],
  ['plugins/eks/src/example.test.tsx', `import { x } from '${sandbox}';`],
  ['plugins/eks-common/src/example.ts', `import { x } from '${backend}';`],
  ['plugins/eks-common/src/example.ts', `const x = require('${sandbox}');`],
  ['plugins/eks-backend/src/example.ts', `import { x } from '${sandbox}';`],
  ['plugins/eks-backend/src/example.ts', `const x = import('${sandbox}');`],
  [
    'plugins/catalog-backend-module-eks/src/example.ts',
    `import { x } from '${backend}';`,
  ],
  ['packages/sandbox/src/example.ts', `import { x } from '${common}';`],
  ['packages/app/src/example.tsx', `import { x } from '${backend}';`],
  ['packages/backend/src/example.ts', `import { x } from '${sandbox}';`],
  ['packages/backend/src/example.ts', `import x from '@xkf/unheard-of';`],
];

const allowed = [
  ['plugins/eks/src/example.tsx', `import { x } from '${common}';`],
  ['plugins/eks/src/example.tsx', `import { x } from '${common}/alpha';`],
  ['plugins/eks/src/example.tsx', `import x from '@backstage/errors';`],
  ['plugins/eks-backend/src/example.ts', `import { x } from '${common}';`],
  ['plugins/eks-backend/src/example.ts', `const x = import('${common}');`],
  [
    'plugins/eks-backend/src/example.test.ts',
    `import { x } from '${sandbox}';`,
  ],
  [
    'plugins/eks-backend/src/example.test.ts',
    `const x = import('${sandbox}');`,
  ],
  ['packages/backend/src/index.ts', `backend.add(import('${backend}'));`],
];

for (const [file, code] of forbidden) {
  test(`${file} must not: ${code}`, async () => {
    assert.equal((await refusals(file, code)).length, 1);
  });
}

for (const [file, code] of allowed) {
  test(`${file} may: ${code}`, async () => {
    assert.deepEqual(await refusals(file, code), []);
  });
}

test('what Backstage itself refuses stays refused', async () => {
  const [result] = await eslint.lintText(
    `import { x } from './other.test';\nimport fs from 'fs';`,
    { filePath: join(root, 'plugins/eks/src/example.ts') },
  );
  const lines = result.messages
    .filter(({ ruleId }) => ruleId === 'no-restricted-imports')
    .map(({ line }) => line);
  assert.deepEqual(lines, [1, 2]);
});
