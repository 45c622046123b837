const { join } = require('node:path');
const createConfig = require('@backstage/cli/config/eslint-factory');
const table = require('./imports');

const scope = '@xkf/';

// Tests and what only they use: the same files the Backstage rules treat so.
const isForTests = files => files?.includes('**/*.test.*') ?? false;

function message(name, allowed) {
  return allowed.length > 0
    ? `${name} may import of this repository only ${allowed.join(', ')} (eslint/imports.js).`
    : `${name} may import no other package of this repository (eslint/imports.js).`;
}

/** `import … from` and `export … from`, whole packages and sub-paths. */
function staticImports(name, allowed) {
  return {
    group: [`${scope}*`, ...allowed.map(each => `!${each}`)],
    message: message(name, allowed),
  };
}

/** `import('…')` and `require('…')`, which `no-restricted-imports` overlooks. */
function dynamicImports(name, allowed) {
  const names = allowed.map(each => each.slice(scope.length)).join('|');
  const exception = names ? `(?!(${names})(\\u002F|$))` : '';
  const value = `/^@xkf\\u002F${exception}/`;
  return [
    `ImportExpression[source.value=${value}]`,
    `CallExpression[callee.name='require'][arguments.0.value=${value}]`,
  ].map(selector => ({ selector, message: message(name, allowed) }));
}

function withImports(rules, name, allowed) {
  const [severity, { paths = [], patterns = [] } = {}] = rules[
    'no-restricted-imports'
  ] ?? ['error'];
  const [, ...syntax] = rules['no-restricted-syntax'] ?? [];
  return {
    ...rules,
    'no-restricted-imports': [
      severity,
      {
        paths,
        patterns: [
          ...patterns.map(each =>
            typeof each === 'string' ? { group: [each] } : each,
          ),
          staticImports(name, allowed),
        ],
      },
    ],
    'no-restricted-syntax': [
      'error',
      ...syntax,
      ...dynamicImports(name, allowed),
    ],
  };
}

/**
 * The ESLint configuration of a package: the rules of Backstage and the import
 * table of this repository.
 *
 * @param {string} directory - folder of the package
 * @param {object} [extra] - as the factory of `@backstage/cli` takes it
 */
module.exports = (directory, extra) => {
  const { name } = require(join(directory, 'package.json'));
  const { imports = [], tests = [] } = table[name] ?? {};
  const config = createConfig(directory, extra);
  return {
    ...config,
    rules: withImports(config.rules, name, imports),
    overrides: config.overrides.map(override =>
      isForTests(override.files)
        ? {
            ...override,
            rules: withImports(override.rules, name, [...imports, ...tests]),
          }
        : override,
    ),
  };
};
