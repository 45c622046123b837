#!/usr/bin/env node
/**
 * Takes the shapes of the answers that the GitHub adapter reads out of GitHub's
 * own OpenAPI description and writes them as one JSON Schema, against which the
 * tests hold the fake. Run it again when GitHub changes or an operation is added:
 *
 *   node plugins/eks-backend/scripts/githubSchemas.mjs
 *   yarn prettier --write plugins/eks-backend/src/pullRequests
 *
 * Needs npm and tar. The package is 385 MB unpacked; only one file of it is.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGE = '@octokit/openapi@23.0.2';
const FILE = 'package/generated/api.github.com.json';
const TARGET = fileURLToPath(
  new URL(
    '../src/pullRequests/__testUtils__/github/schemas.json',
    import.meta.url,
  ),
);

const OPERATIONS = [
  'repos/get-branch',
  'repos/get-content',
  'repos/compare-commits',
  'repos/get-combined-status-for-ref',
  'git/get-commit',
  'git/get-tree',
  'git/create-tree',
  'git/create-commit',
  'git/create-ref',
  'git/update-ref',
  'pulls/list',
  'pulls/create',
  'pulls/get',
  'pulls/update',
  'pulls/list-reviews',
  'checks/list-for-ref',
  'issues/get',
  'issues/add-labels',
  'issues/list-comments',
  'issues/create-comment',
  'issues/update-comment',
];

/** Words for people, which validate nothing. */
const DROPPED = [
  'description',
  'example',
  'examples',
  'externalDocs',
  'title',
  'deprecated',
  'format',
  'xml',
];

function readDescription() {
  const directory = mkdtempSync(join(tmpdir(), 'github-openapi-'));
  try {
    const packed = execFileSync('npm', ['pack', PACKAGE, '--silent'], {
      cwd: directory,
      encoding: 'utf8',
      timeout: 300_000,
    }).trim();
    execFileSync('tar', ['-xzf', packed, FILE], {
      cwd: directory,
      timeout: 300_000,
    });
    return JSON.parse(readFileSync(join(directory, FILE), 'utf8'));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** OpenAPI 3.0 says `nullable`, JSON Schema names the type `null`. */
function toJsonSchema(value, isMap = false) {
  if (Array.isArray(value)) return value.map(each => toJsonSchema(each));
  if (typeof value !== 'object' || value === null) return value;
  const result = {};
  for (const [key, each] of Object.entries(value)) {
    if (!isMap && (DROPPED.includes(key) || key.startsWith('x-'))) continue;
    if (!isMap && (key === 'nullable' || key === '$ref')) continue;
    result[key] = toJsonSchema(each, !isMap && key === 'properties');
  }
  if (isMap) return result;
  if (typeof value.$ref === 'string') {
    result.$ref = value.$ref.replace('#/components/schemas/', '#/definitions/');
  }
  return value.nullable ? { anyOf: [result, { type: 'null' }] } : result;
}

function references(value, found = new Set()) {
  if (Array.isArray(value)) value.forEach(each => references(each, found));
  else if (typeof value === 'object' && value !== null) {
    if (typeof value.$ref === 'string') found.add(value.$ref.split('/').pop());
    Object.values(value).forEach(each => references(each, found));
  }
  return found;
}

function answersOf(operation, components) {
  const answers = {};
  for (const [status, described] of Object.entries(operation.responses)) {
    const response = described.$ref
      ? components.responses[described.$ref.split('/').pop()]
      : described;
    const schema = response.content?.['application/json']?.schema;
    if (schema) answers[status] = toJsonSchema(schema);
  }
  return answers;
}

const { paths, components } = readDescription();
const operations = {};
for (const operation of Object.values(paths).flatMap(Object.values)) {
  if (OPERATIONS.includes(operation.operationId)) {
    operations[operation.operationId] = answersOf(operation, components);
  }
}
const missing = OPERATIONS.filter(id => !operations[id]);
if (missing.length > 0) {
  throw new Error(`GitHub does not describe ${missing.join(', ')} any more`);
}

const definitions = {};
const pending = [...references(operations)];
while (pending.length > 0) {
  const name = pending.pop();
  if (definitions[name]) continue;
  definitions[name] = toJsonSchema(components.schemas[name]);
  pending.push(...references(definitions[name]));
}

const sorted = Object.fromEntries(Object.entries(definitions).sort());
writeFileSync(
  TARGET,
  `${JSON.stringify({ source: PACKAGE, operations, definitions: sorted })}\n`,
);
process.stdout.write(
  `${OPERATIONS.length} operations, ${Object.keys(sorted).length} definitions\n`,
);
